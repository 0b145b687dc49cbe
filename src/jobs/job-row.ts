import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Job } from '../contract/job.ts';
import type { JobsTable } from '../db/tables.ts';

/** A row of public.jobs, as far as it is read here. */
export type JobRow = Omit<
  Selectable<JobsTable>,
  'lease_until' | 'priority' | 'ready_at' | 'run' | 'worker'
>;

/** A job that a worker has taken. */
export interface TakenJob extends JobRow {
  /** Names this taking; whoever has lost it writes nothing any more. */
  run: string;
}

/** A row as somebody sees it. */
export interface SeenJob extends JobRow {
  may_cancel: boolean;
}

/** As cancel_job() decides it: the asker may, while the job has not ended. */
const columnsFor = (reader: RawBuilder<unknown>) =>
  sql`id, user_id, kind, input, key, state, progress, step, result, error, attempts, max_attempts,
    created_at, started_at, ended_at, updated_at,
    state in ('queued', 'running') and coalesce(user_id = ${reader}, false) as may_cancel`;

/** What is read of a job for whoever runs the query. */
export const JOB_COLUMNS = columnsFor(sql`auth.uid()`);
/** The same where the service reads each job for its asker. */
export const JOB_COLUMNS_FOR_ASKER = columnsFor(sql.ref('user_id'));

export function presentJob(row: SeenJob): Job {
  return {
    id: row.id,
    kind: row.kind,
    key: row.key,
    state: row.state,
    progress: row.progress,
    step: row.step,
    input: row.input,
    result: row.result,
    error: row.error === null ? null : { ...row.error, hint: row.error.hint ?? null },
    attempts: row.attempts,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
    updated_at: row.updated_at.toISOString(),
    can: { cancel: row.may_cancel },
  };
}
