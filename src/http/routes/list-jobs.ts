import { operations } from '../../contract/index.ts';
import { listJobs } from '../../jobs/list-jobs.ts';
import { COST, route } from '../route.ts';

export const listJobsRoute = route(operations.listJobs, {
  cost: COST.read,
  run: async ({ query: { state, kind, limit, cursor }, as }) => {
    const states = state === undefined ? undefined : [state];
    const items = await as((trx) => listJobs(trx, { states, kind, limit, after: cursor }));
    return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null };
  },
});
