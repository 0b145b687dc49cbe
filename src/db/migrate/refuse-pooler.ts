import type pg from 'pg';
import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';

/**
 * Throws `usage` where `session` is no session of its own: a pooler in transaction mode (pgbouncer,
 * Supabase's port 6543) gives each transaction whichever it has, so a lock that should end with the
 * runner would stay with the pooler, and the next runner would wait for it for ever.
 */
export async function refusePooler(db: Database, session: pg.PoolClient): Promise<void> {
  const other = await db.pool.connect();
  other.on('error', () => undefined);
  try {
    const first = await backendOf(session);
    await other.query('begin');
    // A pooler gives this transaction the session that has just come free, and us another after it.
    const taken = await backendOf(other);
    const second = await backendOf(session);
    if (taken !== first && second === first) return;
  } finally {
    await other.query('rollback').catch(() => undefined);
    other.release(true);
  }
  throw new AppError(
    'usage',
    'this address is a pooler that shares sessions between transactions, and migrations need a session of their own',
    {
      hint: 'Give the address of the database itself: on Supabase port 5432, not 6543.',
    },
  );
}

async function backendOf(session: pg.PoolClient): Promise<number | undefined> {
  const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid;
}
