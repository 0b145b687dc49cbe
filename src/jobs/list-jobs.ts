import { sql, type Transaction } from 'kysely';
import type { Job, JobState } from '../contract/job.ts';
import type { Tables } from '../db/tables.ts';
import { JOB_COLUMNS, presentJob, type SeenJob } from './job-row.ts';

export interface ListJobsOptions {
  states?: readonly JobState[] | undefined;
  kind?: string | undefined;
  /** 1 to 200; 50 by default. */
  limit?: number | undefined;
  /** The id of the last job of the page before. */
  after?: string | undefined;
}

/** The actor's jobs, newest first. */
export async function listJobs(
  trx: Transaction<Tables>,
  { states, kind, limit = 50, after }: ListJobsOptions = {},
): Promise<Job[]> {
  // A row's own time decides the page: what an actor was shown has lost its microseconds.
  const { rows } = await sql<SeenJob>`
    select ${JOB_COLUMNS} from public.jobs j
    where (${states ?? null}::text[] is null or j.state = any(${states ?? null}::text[]))
      and (${kind ?? null}::text is null or j.kind = ${kind ?? null})
      and (${after ?? null}::uuid is null or (j.created_at, j.id) < (
        select l.created_at, l.id from public.jobs l where l.id = ${after ?? null}))
    order by j.created_at desc, j.id desc limit ${Math.min(200, Math.max(1, limit))}`.execute(trx);
  return rows.map(presentJob);
}
