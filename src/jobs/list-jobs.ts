import { sql } from 'kysely';
import type { Job, JobState } from '../contract/job.ts';
import type { Page } from '../contract/page.ts';
import type { Road } from '../db/road.ts';
import { JOB_COLUMNS, presentJob, type SeenJob } from './job-row.ts';

export interface ListJobsInput {
  state?: JobState | undefined;
  kind?: string | undefined;
  /** 1 to 200. */
  limit: number;
  /** `next` of the page before. */
  cursor?: string | undefined;
}

/** The actor's jobs, newest first. */
export function listJobs(
  road: Road,
  { state, kind, limit, cursor }: ListJobsInput,
): Promise<Page<Job>> {
  return road.look(async (trx) => {
    // A row's own time decides the page: what an actor was shown has lost its microseconds.
    const { rows } = await sql<SeenJob>`
      select ${JOB_COLUMNS} from public.jobs j
      where (${state ?? null}::text is null or j.state = ${state ?? null})
        and (${kind ?? null}::text is null or j.kind = ${kind ?? null})
        and (${cursor ?? null}::uuid is null or (j.created_at, j.id) < (
          select l.created_at, l.id from public.jobs l where l.id = ${cursor ?? null}))
      order by j.created_at desc, j.id desc limit ${limit}`.execute(trx);
    const next = rows.length === limit ? (rows.at(-1)?.id ?? null) : null;
    return { items: rows.map(presentJob), next };
  });
}
