import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { jobEvents, lastEventId } from '../verbs/job-events.ts';

export const followJobsRoute = route(operations.followJobs, {
  cost: COST.write,
  run: async ({ caller: { actor }, db, c }) => jobEvents(db, actor, { since: lastEventId(c) }),
});
