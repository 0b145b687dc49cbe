import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { isPgError } from './pg-error.ts';
import type { Tables } from './tables.ts';
import { translateError } from './translate-error.ts';

/** Who asks. Row level security decides by this, and by nothing else. */
export type Actor =
  | { role: 'authenticated'; userId: string }
  | { role: 'service_role' }
  | { role: 'anon' };

/** Serialization failures and deadlocks: PostgreSQL undid everything and asks to try again. */
const RETRIED_STATES = new Set(['40001', '40P01']);
const ATTEMPTS = 4;
const FIRST_WAIT_MS = 20;

/**
 * Runs `work` in a transaction as an actor. `work` may run again after a deadlock, so it changes
 * nothing but the database. Throws `AppError` for what the database refuses.
 */
export async function asActor<T>(
  db: Database,
  actor: Actor,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.kysely.transaction().execute(async (trx) => {
        await become(trx, actor);
        return work(trx);
      });
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetried(error)) throw translateError(error);
    }
    // Two that met must not meet again.
    await sleep(FIRST_WAIT_MS * 2 ** attempt * (0.5 + Math.random()));
  }
}

const BECOME = "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)";

/** Role and claims as Supabase's gateway sets them, until the transaction ends. */
async function become(trx: Transaction<Tables>, actor: Actor): Promise<void> {
  const claims = { role: actor.role, ...('userId' in actor ? { sub: actor.userId } : {}) };
  await trx.executeQuery(CompiledQuery.raw(BECOME, [actor.role, JSON.stringify(claims)]));
}

function isRetried(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return isPgError(cause) && RETRIED_STATES.has(cause.code);
}
