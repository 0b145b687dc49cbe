import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import type { Queryable } from '../migration-files/history.ts';
import { refusePooler } from './refuse-pooler.ts';

/** Two halves of an advisory lock's key: 'gold' and 'migr' in ASCII. */
const KEY = [0x676f6c64, 0x6d696772] as const;
const ASK_EVERY_MS = 250;

/**
 * Runs `work` while no other runner works on this database. The lock belongs to a session of its
 * own, which dies with this process. That session is lent to `work` to look around with; the
 * embedded database has only one session and one process, so it needs no lock and lends none. Throws
 * `usage` where there is no such session: see `refusePooler`.
 */
export async function withRunnerLock<T>(
  db: Database,
  onEvent: OnMigrationEvent,
  work: (observer: Queryable | undefined) => Promise<T>,
): Promise<T> {
  if (db.kind === 'embedded') return work(undefined);
  const session = await db.pool.connect();
  session.on('error', () => undefined);
  try {
    await refusePooler(db, session);
    await acquire(session, onEvent);
    return await work(session);
  } finally {
    // Thrown away rather than given back: the lock goes with the session.
    session.release(true);
  }
}

async function acquire(session: pg.PoolClient, onEvent: OnMigrationEvent): Promise<void> {
  for (let told = false; ; told = true) {
    const { rows } = await session.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1, $2) as taken',
      [...KEY],
    );
    if (rows[0]?.taken === true) return;
    if (!told) onEvent({ kind: 'waiting', pid: await holder(session) });
    await sleep(ASK_EVERY_MS);
  }
}

async function holder(session: pg.PoolClient): Promise<number | undefined> {
  const { rows } = await session.query<{ pid: number }>(
    `select pid from pg_catalog.pg_locks
      where locktype = 'advisory' and classid = $1 and objid = $2 and granted
        and database = (select oid from pg_catalog.pg_database where datname = current_database())`,
    [...KEY],
  );
  return rows[0]?.pid;
}
