import { sql, type Transaction } from 'kysely';
import type { Job } from '../contract/job.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { JOB_COLUMNS, presentJob, type SeenJob } from './job-row.ts';
import { releaseRoom } from './keep-room.ts';
import { refuseBadId } from './refuse-bad-id.ts';

/**
 * Cancels a job of the actor's. One that has ended stays as it ended: look at the state.
 * @throws AppError `not_found`
 */
export function cancelJob(road: Road, { job }: { job: string }): Promise<Job> {
  return road.commit((trx) => cancel(trx, job));
}

async function cancel(trx: Transaction<Tables>, id: string): Promise<Job> {
  refuseBadId(id);
  const { rows } = await sql<SeenJob>`
    select ${JOB_COLUMNS} from public.cancel_job(job_id => ${id})`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('cancel_job() answered nothing');
  const job = presentJob(row);
  if (job.state === 'cancelled') await releaseRoom(trx, job);
  return job;
}
