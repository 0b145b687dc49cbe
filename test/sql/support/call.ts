import pg from 'pg';
import { expect } from 'vitest';
import type { Actor } from '../../../src/db/as-actor.ts';
import type { Database } from '../../../src/db/database.ts';
import { isPgError, type PgError } from '../../../src/db/pg-error.ts';

export type Row = Record<string, unknown>;
export type Client = Pick<pg.PoolClient, 'query'>;

/** The login role itself: owner of the tables, above row level security. */
export const OWNER = { role: 'owner' } as const;
export type Caller = Actor | typeof OWNER;

/** Runs `work` in a transaction as the API's gateway runs a request. Errors come as the driver throws them. */
export async function as<T>(
  db: Database,
  caller: Caller,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await become(client, caller);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Role and claims until the transaction ends. */
export async function become(client: Client, caller: Caller): Promise<void> {
  if (caller.role === 'owner') return;
  const claims = {
    role: caller.role,
    ...(caller.role === 'authenticated' ? { sub: caller.userId } : {}),
  };
  await client.query(
    "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)",
    [caller.role, JSON.stringify(claims)],
  );
}

/** One statement as a caller; its rows. */
export function run(
  db: Database,
  caller: Caller,
  text: string,
  params: unknown[] = [],
): Promise<Row[]> {
  return as(db, caller, async (client) => rowsOf(await client.query(text, params)));
}

/** The one row of a statement. */
export async function one(
  db: Database,
  caller: Caller,
  text: string,
  params: unknown[] = [],
): Promise<Row> {
  const rows = await run(db, caller, text, params);
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows, expected one`);
  return row;
}

/** What the database says no with. Throws when it does not say no. */
export async function refusal(attempt: Promise<unknown>): Promise<PgError> {
  let result: unknown;
  try {
    result = await attempt;
  } catch (error) {
    if (isPgError(error)) return error;
    throw error;
  }
  throw new Error(`not refused: ${JSON.stringify(result)}`);
}

function rowsOf(result: pg.QueryResult): Row[] {
  return result.rows as Row[];
}

/** As many sessions of their own on the same server; closed when `work` is done. */
export async function withConnections<T>(
  db: Database,
  count: number,
  work: (clients: pg.Client[]) => Promise<T>,
): Promise<T> {
  const clients = Array.from(
    { length: count },
    () => new pg.Client({ connectionString: db.pool.options.connectionString }),
  );
  try {
    await Promise.all(clients.map((client) => client.connect()));
    return await work(clients);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** One statement in a transaction of a session's own, as a caller. */
export async function runOn(
  client: Client,
  caller: Caller,
  text: string,
  params: unknown[] = [],
): Promise<Row[]> {
  await client.query('begin');
  try {
    await become(client, caller);
    const rows = rowsOf(await client.query(text, params));
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Code, message and hint: what a caller can tell two refusals apart by. */
export function said(no: PgError, ...ids: string[]): Record<string, unknown> {
  let text = JSON.stringify({
    code: no.code,
    message: no.message,
    detail: no.detail,
    hint: no.hint,
    constraint: no.constraint,
  });
  for (const id of ids) text = text.replaceAll(id, '?');
  return JSON.parse(text) as Record<string, unknown>;
}

export interface Trial {
  /** One statement as a caller. A refusal undoes that statement alone. */
  run(caller: Caller, text: string, params?: unknown[]): Promise<Row[]>;
}

/** A transaction in which several callers may try things, and of which nothing stays. */
export async function onTrial<T>(db: Database, work: (trial: Trial) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    return await work({ run: (caller, text, params) => tryOut(client, caller, text, params) });
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function tryOut(client: Client, caller: Caller, text: string, params: unknown[] = []) {
  await client.query('savepoint attempt');
  try {
    await become(client, caller);
    const rows = rowsOf(await client.query(text, params));
    await client.query(
      "select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)",
    );
    return rows;
  } catch (error) {
    await client.query('rollback to savepoint attempt');
    throw error;
  }
}

/** Resolves once the session of that process waits for a lock, or what it does has ended. */
export async function waitsOrEnds(
  db: Database,
  pid: number | undefined,
  settled: Promise<unknown>,
): Promise<void> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  settled.then(end, end);
  const waits = async () =>
    ended ||
    (
      await one(
        db,
        OWNER,
        "select coalesce(bool_or(wait_event_type = 'Lock'), false) as waits from pg_stat_activity where pid = $1",
        [pid],
      )
    ).waits;
  await expect.poll(waits, { timeout: 20_000, interval: 5 }).toBe(true);
}
