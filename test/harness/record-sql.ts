import type pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * Notes the statements that a piece of work sends through a pool, so that a bare handler can send
 * the very same ones.
 */
export async function recordSql(pool: pg.Pool, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const client = await pool.connect();
  const prototype = Object.getPrototypeOf(client) as pg.Client;
  client.release();
  const original = prototype.query;
  prototype.query = function query(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === 'string' ? first : (first as { text: string }).text;
    const values = Array.isArray(second)
      ? second
      : ((first as { values?: unknown[] }).values ?? []);
    if (typeof text === 'string') statements.push({ text, values });
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof prototype.query;
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return statements;
}
