import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { AppError, type ErrorCode } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import { setForFile } from '../migration-files/file-settings.ts';
import type { Queryable } from '../migration-files/history.ts';
import { innerStatement } from '../migration-files/inner-statement.ts';
import { locateError } from '../migration-files/locate-error.ts';
import { type SqlStatement, splitStatements } from '../migration-files/split-statements.ts';
import { isPgError } from '../pg-error.ts';
import { translateError } from '../translate-error.ts';
import { describeWait, type LockWait, watchBlockers } from './watch-blockers.ts';

export interface RunLimits {
  /** How long a statement may wait for a lock: everybody behind it waits as well. */
  lockTimeoutMs: number;
  /** How often a file is tried while others hold its tables. */
  attempts: number;
  /** Doubled with each attempt, up to `longestWaitMs`. */
  firstWaitMs: number;
  longestWaitMs: number;
}

/** Some two minutes of trying, in which nobody waits behind us for more than three seconds at a time. */
export const RUN_LIMITS: RunLimits = {
  lockTimeoutMs: 3_000,
  attempts: 12,
  firstWaitMs: 250,
  longestWaitMs: 10_000,
};

export interface FileRun {
  file: string;
  sql: string;
  /** What belongs to the same transaction: the row of the history. */
  record(session: Queryable, statements: readonly string[]): Promise<void>;
  onEvent: OnMigrationEvent;
  observer: Queryable | undefined;
  limits: RunLimits;
}

/**
 * Runs a file in one transaction, again and again while others hold what it needs.
 * Throws `migration.failed` with the place, `db.busy` when it never got its locks.
 */
export async function runFile(db: Database, run: FileRun): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await tryOnce(db, run);
    if (failure === undefined) return;
    if (!isBusy(failure.error) || attempt >= run.limits.attempts)
      throw explain(run, failure, attempt);
    const waitMilliseconds = Math.round(waitAfter(attempt, run.limits));
    const reason = `lock wait timed out${describeWait(failure.wait)}`;
    run.onEvent({ kind: 'retrying', file: run.file, attempt, waitMilliseconds, reason });
    await sleep(waitMilliseconds);
  }
}

interface Failure {
  error: unknown;
  /** Undefined when the transaction itself failed. */
  statement: SqlStatement | undefined;
  wait: LockWait | undefined;
}

async function tryOnce(db: Database, run: FileRun): Promise<Failure | undefined> {
  const client = await db.pool.connect();
  const onNotice = (notice: { severity?: string | undefined; message?: string | undefined }) => {
    if (notice.severity === 'WARNING')
      run.onEvent({ kind: 'warning', message: notice.message ?? '' });
  };
  client.on('notice', onNotice);
  const watch = run.observer && watchBlockers(run.observer, await backendPid(client));
  let statement: SqlStatement | undefined;
  let failure: Failure | undefined;
  try {
    await client.query('begin');
    await limitLockWaits(client, run.limits);
    await setForFile(client, run.file);
    const statements = splitStatements(run.sql);
    for (statement of statements) await client.query(statement.text);
    statement = undefined;
    await run.record(
      client,
      statements.map(({ text }) => text),
    );
    await client.query('commit');
  } catch (error) {
    failure = { error, statement, wait: watch?.last() };
  }
  await watch?.stop();
  client.off('notice', onNotice);
  // A session that failed is not given to others. One that did not knows the catalog by now, which a
  // new one would read again; what a file left in it is put away.
  client.release(failure !== undefined || !(await isCleared(client)));
  return failure;
}

async function isCleared(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('discard all');
    return true;
  } catch {
    return false;
  }
}

async function backendPid(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

/** A limit that the connection brings along is left as it is. */
async function limitLockWaits(client: pg.PoolClient, { lockTimeoutMs }: RunLimits): Promise<void> {
  await client.query(
    `select set_config('lock_timeout', $1, true) where current_setting('lock_timeout') = '0'`,
    [`${lockTimeoutMs}ms`],
  );
}

function isBusy(error: unknown): boolean {
  return isPgError(error) && (error.code === '55P03' || error.code === '40P01');
}

function waitAfter(attempt: number, { firstWaitMs, longestWaitMs }: RunLimits): number {
  const wait = Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs);
  return wait * (0.75 + Math.random() / 2);
}

/** What happened around the migration rather than in it. */
const KEPT_CODES: readonly ErrorCode[] = ['db.unreachable', 'db.busy', 'migration.unknown'];

function explain(run: FileRun, { error, statement, wait }: Failure, attempts: number): unknown {
  const translated = translateError(error);
  if (!(translated instanceof AppError)) return translated;
  const kept = KEPT_CODES.includes(translated.code);
  if (translated.code === 'db.busy') {
    return new AppError(
      'db.busy',
      `${run.file} did not get its locks in ${attempts} attempts: waited${describeWait(wait)}`,
      {
        hint: 'Nothing of this file was changed. End the session that holds the lock, or try at a quieter time.',
        details: { ...translated.details, file: run.file, ...(wait ? { wait } : {}) },
        cause: error,
      },
    );
  }
  const place = statement && locateError(run.sql, statement, error);
  const message = place
    ? `${run.file}, line ${place.line}, column ${place.column}: ${translated.message}\n${place.excerpt}${innerStatement(error)}`
    : `${run.file}: ${translated.message}`;
  return new AppError(kept ? translated.code : 'migration.failed', message, {
    hint: isPgError(error) && error.hint ? error.hint : 'Nothing of this file was changed.',
    details: {
      ...translated.details,
      file: run.file,
      ...(place ? { line: place.line, column: place.column } : {}),
    },
    cause: error,
  });
}
