import { sql, type Transaction } from 'kysely';
import type { JobError } from '../contract/job.ts';
import { type Actor, asActor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import type { TakenJob } from './job-row.ts';
import type { Progress } from './tasks/task.ts';

/** What a worker says to the database; the rules are goldenrod.take_job() and its sisters. */
const SERVICE: Actor = { role: 'service_role' };

type Run = Pick<TakenJob, 'id' | 'run'>;

export async function takeJob(
  db: Database,
  { worker, kinds, lease }: { worker: string; kinds: readonly string[]; lease: number },
): Promise<TakenJob | undefined> {
  return asActor(db, SERVICE, async (trx) => {
    const { rows } = await sql<TakenJob>`
      select * from goldenrod.take_job(${worker}, ${kinds}::text[], ${seconds(lease)})`.execute(
      trx,
    );
    return rows[0];
  });
}

/** Renews the lease; false when the job was cancelled or is another worker's by now. */
export async function keepJob(
  db: Database,
  run: Run,
  lease: number,
  progress?: Progress,
): Promise<boolean> {
  return asActor(db, SERVICE, (trx) => keepWithin(trx, run, lease, progress));
}

/** The same as the last act of an actor's transaction. */
export async function keepJobWithin(
  trx: Transaction<Tables>,
  run: Run,
  lease: number,
  progress: Progress,
): Promise<boolean> {
  await becomeService(trx);
  return keepWithin(trx, run, lease, progress);
}

/** Ends a job as the last act of the transaction that made its result. */
export async function endJobWithin(
  trx: Transaction<Tables>,
  { id, run }: Run,
  result: unknown,
): Promise<boolean> {
  await becomeService(trx);
  return answer(
    trx,
    sql`goldenrod.end_job(${id}, ${run}, ${JSON.stringify(result ?? null)}::jsonb)`,
  );
}

/** @param againIn seconds; undefined: it is not tried again */
export async function failJob(
  db: Database,
  { id, run }: Run,
  error: JobError,
  againIn?: number,
): Promise<boolean> {
  const wait = againIn === undefined ? sql`null::interval` : seconds(againIn);
  return asActor(db, SERVICE, (trx) =>
    answer(trx, sql`goldenrod.fail_job(${id}, ${run}, ${JSON.stringify(error)}::jsonb, ${wait})`),
  );
}

export async function handBackJob(db: Database, { id, run }: Run): Promise<boolean> {
  return asActor(db, SERVICE, (trx) => answer(trx, sql`goldenrod.hand_back_job(${id}, ${run})`));
}

/** False where no other account waits for a worker of these kinds: then the run goes on. */
export async function yieldJob(
  db: Database,
  { id, run }: Run,
  kinds: readonly string[],
): Promise<boolean> {
  return asActor(db, SERVICE, (trx) =>
    answer(trx, sql`goldenrod.yield_job(${id}, ${run}, ${kinds}::text[])`),
  );
}

/** On a database that only this process has open, a job of another worker is a dead one's. */
export async function freeJobsOfOthers(db: Database, worker: string): Promise<void> {
  await asActor(db, SERVICE, (trx) =>
    sql`select goldenrod.free_jobs_of_others(${worker})`.execute(trx),
  );
}

function keepWithin(
  trx: Transaction<Tables>,
  { id, run }: Run,
  lease: number,
  progress?: Progress,
): Promise<boolean> {
  const soFar = progress?.soFar === undefined ? null : JSON.stringify(progress.soFar);
  return answer(
    trx,
    sql`goldenrod.keep_job(${id}, ${run}, ${seconds(lease)},
      ${progress?.progress ?? null}, ${progress?.step ?? null}, ${soFar}::jsonb)`,
  );
}

async function answer(trx: Transaction<Tables>, call: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql<{ ours: boolean }>`select ${call} as ours`.execute(trx);
  return rows[0]?.ours === true;
}

/** Until the transaction ends. */
async function becomeService(trx: Transaction<Tables>): Promise<void> {
  await sql`select set_config('role', 'service_role', true),
    set_config('request.jwt.claims', '{"role": "service_role"}', true)`.execute(trx);
}

function seconds(count: number): ReturnType<typeof sql> {
  return sql`make_interval(secs => ${count})`;
}
