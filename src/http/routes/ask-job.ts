import { operations } from '../../contract/index.ts';
import type { JobKind } from '../../contract/job.ts';
import { type AskJobInput, askJob } from '../../jobs/ask-job.ts';
import { COST, route } from '../route.ts';
import { findJobSubject } from '../verbs/find-job-subject.ts';

export const askJobRoute = route(operations.askJob, {
  cost: COST.write,
  // The kind decides what the input must be: askJob() holds it to that.
  run: ({ body, as }) =>
    as(async (trx) => {
      const job = await askJob(trx, body as AskJobInput<JobKind>);
      await findJobSubject(trx, job);
      return job;
    }),
});
