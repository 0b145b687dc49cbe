import { z } from 'zod';
import { JOB_KINDS, Job, JobKind, JobState } from '../job.ts';
import { page } from '../page.ts';
import { operationOf } from './operation-of.ts';

const JobItem = Job.meta({ id: 'Job' });
/** What is no id names no job, as on the command line. */
const JobParams = z.strictObject({ job: z.string().trim().min(1).max(500) });
const job = operationOf('Jobs');

export const jobOperations = {
  listJobs: job('listJobs', {
    does: ['get', '/v1/jobs', 'List your jobs, newest first'],
    query: z.strictObject({
      state: JobState.optional(),
      kind: JobKind.optional(),
      limit: z.coerce.number<string>().int().min(1).max(200).default(50),
      /** `next` of the page before. */
      cursor: z.uuid().optional(),
    }),
    answer: page(JobItem),
  }),
  askJob: job('askJob', {
    does: [
      'post',
      '/v1/jobs',
      `Ask for a job: ${JOB_KINDS.join(', ')}; asked twice it is the same`,
    ],
    body: z.strictObject({
      kind: JobKind,
      input: z.record(
        z.string().max(50),
        z.union([z.string().max(1_000), z.number(), z.boolean()]),
      ),
      key: z.string().min(1).max(200).optional(),
    }),
    answer: JobItem,
    creates: true,
    status: 202,
  }),
  getJob: job('getJob', {
    does: ['get', '/v1/jobs/{job}', 'Show a job: how far it is and what came of it'],
    params: JobParams,
    answer: JobItem,
  }),
  cancelJob: job('cancelJob', {
    does: ['post', '/v1/jobs/{job}/cancel', 'Cancel a job'],
    params: JobParams,
    answer: JobItem,
  }),
  followJob: job('followJob', {
    cost: 'write',
    does: [
      'get',
      '/v1/jobs/{job}/events',
      'Follow a job: its state now and each new one, to its end',
    ],
    params: JobParams,
    answer: JobItem,
    answerKind: 'events',
  }),
  followJobs: job('followJobs', {
    cost: 'write',
    does: ['get', '/v1/events', 'Follow your jobs: those that have not ended, and what changes'],
    answer: JobItem,
    answerKind: 'events',
  }),
};
