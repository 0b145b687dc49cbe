import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import type { Queryable } from '../migration-files/history.ts';
import { refusePooler } from './refuse-pooler.ts';

/** Two halves of an advisory lock's key: 'gold' and 'migr' in ASCII. */
export const RUNNER_KEY = [0x676f6c64, 0x6d696772] as const;
const ASK_EVERY_MS = 250;

export interface RunnerLockOptions {
  onEvent: OnMigrationEvent;
  /** Throws `db.busy` where another runner is at work, rather than wait for it. */
  atOnce?: boolean;
}

/**
 * Runs `work` while no other runner works on this database. The lock belongs to a session of its
 * own, which dies with this process. That session is lent to `work` to look around with; the
 * embedded database has only one session and one process, so it needs no lock and lends none. Throws
 * `usage` where there is no such session: see `refusePooler`.
 */
export async function withRunnerLock<T>(
  db: Database,
  { onEvent, atOnce = false }: RunnerLockOptions,
  work: (observer: Queryable | undefined) => Promise<T>,
): Promise<T> {
  if (db.kind === 'embedded') return work(undefined);
  const session = await db.pool.connect();
  session.on('error', () => undefined);
  try {
    await refusePooler(db, session);
    if (atOnce) await acquireNow(session);
    else await acquire(session, onEvent);
    return await work(session);
  } finally {
    // Thrown away rather than given back: the lock goes with the session.
    session.release(true);
  }
}

async function acquire(session: pg.PoolClient, onEvent: OnMigrationEvent): Promise<void> {
  for (let told = false; ; told = true) {
    if (await tryToTake(session)) return;
    if (!told) onEvent({ kind: 'waiting', pid: await findRunner(session) });
    await sleep(ASK_EVERY_MS);
  }
}

async function acquireNow(session: pg.PoolClient): Promise<void> {
  if (await tryToTake(session)) return;
  const pid = await findRunner(session);
  throw new AppError(
    'db.busy',
    `another runner is migrating this database${pid === undefined ? '' : ` (process ${pid} of the server)`}: nothing was done`,
    {
      hint: `Stop it, or let it come to its end, and run this again.${pid === undefined ? '' : ` Where its machine is gone: \`select pg_terminate_backend(${pid})\`.`}`,
      details: { pid },
    },
  );
}

async function tryToTake(session: pg.PoolClient): Promise<boolean> {
  const { rows } = await session.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1, $2) as taken',
    [...RUNNER_KEY],
  );
  return rows[0]?.taken === true;
}

/** The server's process of the runner that is at work; undefined where there is none. */
export async function findRunner(session: Queryable): Promise<number | undefined> {
  const { rows } = await session.query(
    `select pid from pg_catalog.pg_locks
      where locktype = 'advisory' and classid = $1 and objid = $2 and granted
        and database = (select oid from pg_catalog.pg_database where datname = current_database())`,
    [...RUNNER_KEY],
  );
  return (rows[0] as { pid: number } | undefined)?.pid;
}
