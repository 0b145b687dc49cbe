import { operations } from '../../contract/index.ts';
import { findJob } from '../../jobs/find-job.ts';
import { COST, route } from '../route.ts';
import { jobEvents, lastEventId } from '../verbs/job-events.ts';

export const followJobRoute = route(operations.followJob, {
  cost: COST.write,
  run: async ({ params: { job: id }, caller: { actor }, as, db, c }) => {
    const job = await as((trx) => findJob(trx, id));
    const since = lastEventId(c);
    // Its end has been told: with 204 a browser asks no more.
    if (job.ended_at !== null && since === job.updated_at) return null;
    return jobEvents(db, actor, { job: id, since });
  },
});
