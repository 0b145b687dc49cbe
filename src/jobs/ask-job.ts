import { sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../contract/error.ts';
import { JOB_INPUTS, type Job, type JobKind } from '../contract/job.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { findJobSubject } from './find-job-subject.ts';
import { JOB_COLUMNS, presentJob, type SeenJob } from './job-row.ts';
import { keepRoom } from './keep-room.ts';

export interface AskJobInput<Kind extends JobKind> {
  kind: Kind;
  input: z.input<(typeof JOB_INPUTS)[Kind]>;
  /** What makes two askings the same; the whole input by default. 1 to 200 characters. */
  key?: string | undefined;
}

/**
 * Asks for a job, and tells at once where what it is asked for is not there.
 * @throws AppError `not_found`, `ambiguous`, `usage`, `script.unknown_style`, spend.*, and what enqueueJob() throws
 */
export function askJob(
  road: Road,
  input: { kind: JobKind; input: unknown; key?: string | undefined },
): Promise<Job> {
  return road.commit(async (trx) => {
    // The kind decides what the input must be: enqueueJob() holds it to that.
    const job = await enqueueJob(trx, input as AskJobInput<JobKind>);
    await findJobSubject(trx, job);
    await keepRoom(trx, job);
    return job;
  });
}

/**
 * Asks for a job as the actor. While one of the same kind and key is queued or running, that one is
 * returned.
 * @throws AppError `invalid` for an input that is not the kind's, `conflict` for too many at once
 */
export async function enqueueJob<Kind extends JobKind>(
  trx: Transaction<Tables>,
  { kind, input, key }: AskJobInput<Kind>,
): Promise<Job> {
  const checked = JOB_INPUTS[kind].safeParse(input);
  if (!checked.success) {
    const found = checked.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'input'}: ${message}`,
    );
    throw new AppError('invalid', `the input of a ${kind} job is not right: ${found.join('; ')}`, {
      details: { issues: found },
    });
  }
  const { rows } = await sql<SeenJob>`
    select ${JOB_COLUMNS} from public.ask_job(
      kind => ${kind}, input => ${JSON.stringify(checked.data)}::jsonb, key => ${key ?? null}
    )`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('ask_job() answered nothing');
  return presentJob(row);
}
