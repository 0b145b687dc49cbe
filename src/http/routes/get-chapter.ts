import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { readChapterItem } from '../verbs/books.ts';

export const getChapterRoute = route(operations.getChapter, {
  cost: COST.read,
  run: ({ params, as }) => as((trx) => readChapterItem(trx, params)),
});
