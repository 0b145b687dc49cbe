import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import type { Queryable } from '../migration-files/history.ts';
import { isPgError, isWarning } from '../pg-error.ts';
import { describeHolders, findHolders } from './find-holders.ts';
import type { OnlineLimits } from './online-limits.ts';
import { presentTables } from './present-tables.ts';

/** The one session that an online migration works in, statement by statement. */
export interface OnlineSession {
  readonly client: pg.PoolClient;
  /** Another session, to look around with. */
  readonly observer: Queryable;
  readonly limits: OnlineLimits;
  /** The application's tables that are altered, with their schema: whoever holds them is waited for. */
  readonly tables: readonly string[];
  readonly onEvent: OnMigrationEvent;
}

/** Lends `work` a session with short lock waits; it is thrown away afterwards. */
export async function withOnlineSession<T>(
  db: Database,
  around: Omit<OnlineSession, 'client'>,
  work: (session: OnlineSession) => Promise<T>,
): Promise<T> {
  const { limits, onEvent } = around;
  const client = await db.pool.connect();
  client.on('error', () => undefined);
  client.on('notice', (notice) => {
    if (isWarning(notice)) onEvent({ kind: 'warning', message: notice.message ?? '' });
  });
  try {
    await client.query(
      `select set_config('lock_timeout', $1, false), set_config('statement_timeout', '0', false),
              set_config('idle_in_transaction_session_timeout', '0', false),
              -- The other processors belong to the application.
              set_config('max_parallel_maintenance_workers', '0', false),
              -- Validating a concurrent index sorts what it read each time this is full, with a page of
              -- the index held: at the usual 64 MB writers waited 370 ms for it on five million rows.
              set_config('maintenance_work_mem', '4MB', false)`,
      [`${limits.lockTimeoutMs}ms`],
    );
    return await work({ client, ...around });
  } finally {
    client.release(true);
  }
}

/**
 * Runs `work` until it gets its locks.
 * Throws `db.busy`, with who holds the tables, when it never does.
 */
export async function untilFree<T>(
  session: OnlineSession,
  file: string,
  work: () => Promise<T>,
): Promise<T> {
  const { client, limits, onEvent, observer, tables } = session;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      const holders = await findHolders(observer, client, tables);
      if (attempt >= limits.attempts) throw gaveUp(file, attempt, holders, error);
      const waitMilliseconds = waitAfter(attempt, limits);
      // The first few are the ordinary course of things on a busy table.
      if (attempt % TELL_EVERY === 0) {
        const reason = `waiting for a lock${describeHolders(holders)}`;
        onEvent({ kind: 'retrying', file, attempt, waitMilliseconds, reason });
      }
      await sleep(waitMilliseconds);
    }
  }
}

const TELL_EVERY = 8;

/**
 * A statement of milliseconds that may need a table for itself. Autovacuum gives way to whoever
 * waits for longer than a second, which a short lock wait never does: so a lock that nobody who
 * writes rows queues behind makes it go first, and keeps it away.
 */
export async function runShort(session: OnlineSession, file: string, sql: string): Promise<void> {
  const { limits } = session;
  await untilFree(session, file, () =>
    inTransaction(session, [
      `set local lock_timeout = ${limits.patientTimeoutMs}`,
      async (client) => {
        const present = await presentTables(client, session.tables);
        if (present.length > 0)
          await client.query(`lock table ${present.join(', ')} in share update exclusive mode`);
      },
      `set local lock_timeout = ${limits.lockTimeoutMs}`,
      sql,
    ]),
  );
}

/** Work that takes its time and keeps nobody from writing; done anew when a lock did not come. */
export async function patiently(
  session: OnlineSession,
  file: string,
  work: () => Promise<void>,
): Promise<void> {
  const { client, limits } = session;
  await untilFree(session, file, async () => {
    await client.query(`set lock_timeout = ${limits.patientTimeoutMs}`);
    try {
      await work();
    } finally {
      await client.query(`set lock_timeout = ${limits.lockTimeoutMs}`).catch(() => undefined);
    }
  });
}

type Step = string | ((client: pg.PoolClient) => Promise<void>);

/**
 * A batch of rows with the note of its place. Its commit does not wait for the disk, so that nobody
 * waits for these rows because the disk is slow; a crash takes the batch and its note together, and
 * the next commit of anybody makes them safe.
 */
export function inBatch(session: OnlineSession, steps: Step[]): Promise<void> {
  return inTransaction(session, ['set local synchronous_commit = off', ...steps]);
}

/** Runs steps as one transaction; nothing of it stays when one fails. */
export async function inTransaction({ client }: OnlineSession, steps: Step[]): Promise<void> {
  await client.query('begin');
  try {
    for (const step of steps) {
      if (typeof step === 'string') await client.query(step);
      else await step(client);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return isPgError(error) && (error.code === '55P03' || error.code === '40P01');
}

function waitAfter(attempt: number, { firstWaitMs, longestWaitMs }: OnlineLimits): number {
  const wait = Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs);
  return Math.round(wait * (0.5 + Math.random()));
}

function gaveUp(
  file: string,
  attempts: number,
  holders: Awaited<ReturnType<typeof findHolders>>,
  cause: unknown,
): AppError {
  return new AppError(
    'db.busy',
    `${file} did not get its locks in ${attempts} attempts${describeHolders(holders)}`,
    {
      hint: 'What was prepared stays. End the session that holds the table, or wait for it, and run the same command again: it goes on from here.',
      details: { file, holders },
      cause,
    },
  );
}
