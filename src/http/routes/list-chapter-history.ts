import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listChapterHistory } from '../verbs/list-chapter-history.ts';

export const listChapterHistoryRoute = route(operations.listChapterHistory, {
  cost: COST.read,
  run: async ({ params, query, as }) => ({
    items: await as((trx) => listChapterHistory(trx, { ...params, ...query })),
    next: null,
  }),
});
