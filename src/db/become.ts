import { CompiledQuery, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';
import type { TransactionLimits } from './transaction-limits.ts';

/** The first statement of every actor's transaction: a watched client knows it by its text. */
export const BECOME = `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true),
  set_config('statement_timeout', $3, true), set_config('lock_timeout', $4, true),
  set_config('idle_in_transaction_session_timeout', $5, true), pg_backend_pid() as pid`;

/**
 * Role and claims as Supabase's gateway sets them, and the limits, until the transaction ends. Returns
 * the id of the process that does the session's work.
 */
export async function become(
  trx: Transaction<Tables>,
  claims: { role: string; sub?: string },
  { statement, lock, idle }: TransactionLimits,
): Promise<number> {
  const limits = [String(statement), String(lock), String(idle)];
  const { rows } = await trx.executeQuery<{ pid: number }>(
    CompiledQuery.raw(BECOME, [claims.role, JSON.stringify(claims), ...limits]),
  );
  return rows[0]?.pid ?? 0;
}
