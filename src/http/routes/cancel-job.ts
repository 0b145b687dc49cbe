import { operations } from '../../contract/index.ts';
import { cancelJob } from '../../jobs/cancel-job.ts';
import { COST, route } from '../route.ts';

export const cancelJobRoute = route(operations.cancelJob, {
  cost: COST.write,
  run: ({ params, as }) => as((trx) => cancelJob(trx, params.job)),
});
