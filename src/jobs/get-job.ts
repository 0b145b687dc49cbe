import { sql, type Transaction } from 'kysely';
import type { Job } from '../contract/job.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { JOB_COLUMNS, presentJob, type SeenJob } from './job-row.ts';
import { noSuchJob, refuseBadId } from './refuse-bad-id.ts';

/**
 * A job of the actor's, by its id.
 * @throws AppError `not_found`
 */
export function getJob(road: Road, { job }: { job: string }): Promise<Job> {
  return road.look((trx) => findJob(trx, job));
}

async function findJob(trx: Transaction<Tables>, id: string): Promise<Job> {
  refuseBadId(id);
  const { rows } = await sql<SeenJob>`
    select ${JOB_COLUMNS} from public.jobs where id = ${id}`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw noSuchJob(id);
  return presentJob(row);
}
