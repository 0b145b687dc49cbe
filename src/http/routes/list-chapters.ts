import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listChapterItems } from '../verbs/books.ts';

export const listChaptersRoute = route(operations.listChapters, {
  cost: COST.read,
  run: async ({ params, as }) => ({
    ...(await as((trx) => listChapterItems(trx, params.book))),
    next: null,
  }),
});
