import { sql } from 'kysely';
import type { JobState } from '../contract/job.ts';
import { asActor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';

export interface JobCounts {
  /** Those that have not ended, of all accounts. */
  live: { kind: string; state: JobState; count: number }[];
  /** Seconds that the job has waited which could have been begun first; 0 where none waits. */
  oldestSeconds: number;
}

/** How long the queue is, for whoever looks after it. */
export async function countJobs(db: Database): Promise<JobCounts> {
  return asActor(db, { role: 'service_role' }, async (trx) => {
    const { rows } = await sql<JobCounts['live'][number] & { oldest: number | null }>`
      select kind, state, count(*)::integer as count,
        extract(epoch from max(clock_timestamp() - greatest(created_at, ready_at))
          filter (where state = 'queued'))::double precision as oldest
      from public.jobs where state in ('queued', 'running')
      group by kind, state`.execute(trx);
    return {
      live: rows.map(({ kind, state, count }) => ({ kind, state, count })),
      oldestSeconds: Math.max(0, ...rows.map(({ oldest }) => oldest ?? 0)),
    };
  });
}
