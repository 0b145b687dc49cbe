import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listTimeline } from '../verbs/list-timeline.ts';

export const listTimelineRoute = route(operations.listTimeline, {
  cost: COST.read,
  run: async ({ params, query: { style, deleted }, as }) => ({
    ...(await as((trx) => listTimeline(trx, { ...params, style, deleted: deleted === 'true' }))),
    next: null,
  }),
});
