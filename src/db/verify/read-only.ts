import type { Database } from '../database.ts';
import type { Queryable } from '../migration-files/history.ts';

/** Runs `work` in a transaction that cannot write, with names shown whole. */
export async function withReadOnly<T>(
  db: Database,
  work: (session: Queryable) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin read only');
    await client.query("select set_config('search_path', '', true)");
    return await work(client);
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release(broken);
  }
}
