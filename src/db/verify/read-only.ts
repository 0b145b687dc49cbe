import type { Database } from '../database.ts';
import type { Queryable } from '../migration-files/history.ts';

/** Whatever a database or a role has set: names whole, and what a definition says written in one way. */
const AS_EXPECTED = `
select set_config('search_path', '', true), set_config('intervalstyle', 'postgres', true),
       set_config('quote_all_identifiers', 'off', true)`;

/** Runs `work` in a transaction that cannot write, with names shown whole. */
export async function withReadOnly<T>(
  db: Database,
  work: (session: Queryable) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin read only');
    await client.query(AS_EXPECTED);
    return await work(client);
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release(broken);
  }
}
