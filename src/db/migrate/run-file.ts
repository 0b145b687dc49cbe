import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { AppError, type ErrorCode } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import { errorContext } from '../migration-files/error-context.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';
import { setForFile } from '../migration-files/file-settings.ts';
import type { Queryable } from '../migration-files/history.ts';
import { locateError } from '../migration-files/locate-error.ts';
import { type SqlStatement, splitStatements } from '../migration-files/split-statements.ts';
import { isPgError, isWarning } from '../pg-error.ts';
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

/** A file as it runs in a transaction, alone or after others. */
export interface RunPart {
  file: string;
  sql: string;
  /** What belongs to the same transaction: the row of the history. */
  record(session: Queryable, statements: readonly string[]): Promise<void>;
}

interface RunOptions {
  onEvent: OnMigrationEvent;
  observer: Queryable | undefined;
  limits: RunLimits;
}

export interface FileRun extends RunPart, RunOptions {}

interface FilesRun extends RunOptions {
  parts: readonly RunPart[];
  /** Called in the transaction before the first file, as often as it is tried. */
  before?: ((session: Queryable) => Promise<void>) | undefined;
  /** Around each file; a transaction that is tried again begins with the first. */
  around?: ((part: RunPart, run: () => Promise<void>) => Promise<void>) | undefined;
}

/**
 * Runs a file in one transaction, again and again while others hold what it needs.
 * Throws `migration.failed` with the place, `db.busy` when it never got its locks.
 */
export function runFile(db: Database, { file, sql, record, ...options }: FileRun): Promise<void> {
  return runFiles(db, { ...options, parts: [{ file, sql, record }] });
}

/** The same with several files in one transaction: all of them are done, or none. */
export async function runFiles(db: Database, run: FilesRun): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await tryOnce(db, run);
    if (failure === undefined) return;
    if (!isBusy(failure.error) || attempt >= run.limits.attempts)
      throw explain(run, failure, attempt);
    const waitMilliseconds = Math.round(waitAfter(attempt, run.limits));
    const reason = `lock wait timed out${describeWait(failure.wait)}`;
    run.onEvent({ kind: 'retrying', file: failure.part.file, attempt, waitMilliseconds, reason });
    await sleep(waitMilliseconds);
  }
}

interface Failure {
  error: unknown;
  part: RunPart;
  /** Undefined when the transaction itself failed. */
  statement: SqlStatement | undefined;
  wait: LockWait | undefined;
}

/** How far a transaction has come. */
interface Reached {
  part: RunPart;
  statement: SqlStatement | undefined;
}

async function tryOnce(db: Database, run: FilesRun): Promise<Failure | undefined> {
  const [first] = run.parts;
  if (first === undefined) return undefined;
  const client = await db.pool.connect();
  const onNotice = (notice: { code?: string | undefined; message?: string | undefined }) => {
    if (isWarning(notice)) run.onEvent({ kind: 'warning', message: notice.message ?? '' });
  };
  client.on('notice', onNotice);
  const watch = run.observer && watchBlockers(run.observer, await backendPid(client));
  const reached: Reached = { part: first, statement: undefined };
  let failure: Failure | undefined;
  try {
    await client.query('begin');
    await limitLockWaits(client, run.limits);
    await run.before?.(client);
    for (const part of run.parts) {
      reached.part = part;
      const work = () => runPart(client, part, reached);
      await (run.around === undefined ? work() : run.around(part, work));
    }
    await client.query('commit');
  } catch (error) {
    failure = { error, ...reached, wait: watch?.last() };
  }
  await watch?.stop();
  client.off('notice', onNotice);
  // A session that failed is not given to others. One that did not knows the catalog by now, which a
  // new one would read again; what a file left in it is put away.
  client.release(failure !== undefined || !(await isCleared(client)));
  return failure;
}

async function runPart(client: pg.PoolClient, part: RunPart, reached: Reached): Promise<void> {
  await quietLegacy(client);
  const before = await setForFile(client, part.file);
  const statements = splitStatements(part.sql);
  for (const statement of statements) {
    reached.statement = statement;
    await client.query(statement.text);
  }
  reached.statement = undefined;
  await before.restore();
  await part.record(
    client,
    statements.map(({ text }) => text),
  );
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

/**
 * Our own files make in schema legacy what they have to; that it looks after each of their statements
 * whether there is something to follow takes as long as half of all files. Said for each file: what
 * makes the views anew ends with following them.
 */
async function quietLegacy(client: pg.PoolClient): Promise<void> {
  await client.query("select set_config('goldenrod.refreshing', 'yes', true)");
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

function explain(
  { parts }: FilesRun,
  { error, part, statement, wait }: Failure,
  attempts: number,
): unknown {
  const unchanged = parts.length === 1 ? 'Nothing of this file was changed.' : NOTHING_CHANGED;
  const translated = translateError(error);
  if (!(translated instanceof AppError)) return translated;
  const kept = KEPT_CODES.includes(translated.code);
  if (translated.code === 'db.busy') {
    return new AppError(
      'db.busy',
      `${part.file} did not get its locks in ${attempts} attempts: waited${describeWait(wait)}`,
      {
        hint: `${unchanged} End the session that holds the lock, or try at a quieter time.`,
        details: { ...translated.details, file: part.file, ...(wait ? { wait } : {}) },
        cause: error,
      },
    );
  }
  const place = statement && locateError(part.sql, statement, error);
  const message = place
    ? `${part.file}, line ${place.line}, column ${place.column}: ${translated.message}\n${place.excerpt}${errorContext(error)}`
    : `${part.file}: ${translated.message}`;
  return new AppError(kept ? translated.code : 'migration.failed', message, {
    hint:
      hintOf(error, parts.length === 1 ? undefined : NOTHING_CHANGED) ?? `${unchanged} ${GO_ON}`,
    details: {
      ...translated.details,
      file: part.file,
      ...(place ? { line: place.line, column: place.column } : {}),
    },
    cause: error,
  });
}

const NOTHING_CHANGED =
  'Nothing was changed: the files go together, and this one kept the others from going.';

const GO_ON =
  'Put right what is said here, and run the same command again: it goes on from this file.';

/** What the server advises, and what is known beside it. */
function hintOf(error: unknown, known: string | undefined): string | undefined {
  if (!isPgError(error) || !error.hint) return undefined;
  return known === undefined ? error.hint : `${error.hint} ${known}`;
}
