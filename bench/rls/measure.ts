import { performance } from 'node:perf_hooks';
import type pg from 'pg';

export interface Statement {
  text: string;
  values: string[];
  /** Prepared under this name, as PostgREST does it; else it is planned each time. */
  name?: string;
}

/** As many as PostgreSQL plans with the values of a prepared statement before it may keep a plan. */
const WARM_UPS = 6;
const MIN_RUNS = 3;
const MAX_RUNS = 101;
/** Spent on one measure at most, once it has its fewest runs. */
const ENOUGH_MS = 2_000;

/** Median of several runs after a warm-up, in milliseconds, from sending the query to its last row. */
export async function medianOf(client: pg.Client, statement: Statement): Promise<number> {
  await warmUp(client, statement);
  const took: number[] = [];
  const begun = performance.now();
  while (
    took.length < MIN_RUNS ||
    (took.length < MAX_RUNS && performance.now() - begun < ENOUGH_MS)
  ) {
    const from = performance.now();
    await client.query(statement);
    took.push(performance.now() - from);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN;
}

async function warmUp(client: pg.Client, statement: Statement): Promise<void> {
  const begun = performance.now();
  for (let n = 0; n === 0 || (n < WARM_UPS && performance.now() - begun < ENOUGH_MS); n += 1)
    await client.query(statement);
}

/** Role and claims as the gateway sets them, until the transaction ends. */
export async function become(client: pg.Client, userId: string): Promise<void> {
  const claims = { role: 'authenticated', sub: userId };
  await client.query(
    "select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)",
    [JSON.stringify(claims)],
  );
}

/** The plan of a query with what it read, line by line. */
export async function explain(client: pg.Client, { text, values }: Statement): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers) ${text}`,
    values,
  );
  return rows.map((row) => row['QUERY PLAN']);
}

/** Runs `work` in a transaction of which nothing stays. */
export async function undone<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    return await work();
  } finally {
    await client.query('rollback');
  }
}
