import { operations } from '../../contract/index.ts';
import { findJob } from '../../jobs/find-job.ts';
import { COST, route } from '../route.ts';

export const getJobRoute = route(operations.getJob, {
  cost: COST.read,
  run: ({ params, as }) => as((trx) => findJob(trx, params.job)),
});
