import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { become } from './become.ts';
import type { Database } from './database.ts';
import { isPgError } from './pg-error.ts';
import type { Tables } from './tables.ts';
import { LIMITS, type WorkKind } from './transaction-limits.ts';
import { isConnectionFailure, translateError } from './translate-error.ts';

/** Who asks. Row level security decides by this, and by nothing else. */
export type Actor =
  | { role: 'authenticated'; userId: string }
  | { role: 'service_role' }
  | { role: 'anon' };

/** By what turns are shared out: one account is one, however it signed in. */
export function accountOf(actor: Actor): string {
  return 'userId' in actor ? actor.userId : actor.role;
}

/** Serialization failures and deadlocks: PostgreSQL undid everything and asks to try again. */
const RETRIED_STATES = new Set(['40001', '40P01']);
const ATTEMPTS = 4;
const FIRST_WAIT_MS = 20;

export interface ActingOptions {
  /** What is allowed of time; `commit` by default. */
  kind?: WorkKind;
  /** When it is aborted, the statement in hand is stopped and its reason thrown. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs `work` in a transaction as an actor, when it is its account's turn. `work` may run again after a
 * deadlock, so it changes nothing but the database. Throws `AppError` for what the database refuses.
 */
export async function asActor<T>(
  db: Database,
  actor: Actor,
  work: (trx: Transaction<Tables>) => Promise<T>,
  { kind = 'commit', signal }: ActingOptions = {},
): Promise<T> {
  const leave = await db.turns?.enter(accountOf(actor), signal);
  try {
    return await retried(db, actor, work, { kind, signal });
  } catch (error) {
    if (signal?.aborted === true) throw signal.reason;
    throw translateError(error);
  } finally {
    leave?.();
  }
}

async function retried<T>(
  db: Database,
  actor: Actor,
  work: (trx: Transaction<Tables>) => Promise<T>,
  { kind, signal }: { kind: WorkKind; signal: AbortSignal | undefined },
): Promise<T> {
  const claims = { role: actor.role, ...('userId' in actor ? { sub: actor.userId } : {}) };
  for (let attempt = 1; ; attempt += 1) {
    let begun = false;
    try {
      signal?.throwIfAborted();
      return await db.kysely.transaction().execute(async (trx) => {
        const pid = await become(trx, claims, LIMITS[kind]);
        begun = true;
        return signal === undefined ? work(trx) : stoppable(db, pid, signal, () => work(trx));
      });
    } catch (error) {
      if (attempt === ATTEMPTS || signal?.aborted === true) throw error;
      // A connection that was lost while nobody used it: another one may do.
      const wasLost = !begun && attempt === 1 && isConnectionFailure(error);
      if (!wasLost && !isRetried(error)) throw error;
    }
    // Two that met must not meet again, and what was lost has to be out of the pool.
    await sleep(FIRST_WAIT_MS * 2 ** attempt * (0.5 + Math.random()));
  }
}

/** The session is not given to anybody else before the stop has reached it: it would stop theirs. */
async function stoppable<T>(
  db: Database,
  pid: number,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping = db.cancel?.(pid).catch(() => undefined);
  };
  signal.addEventListener('abort', stop);
  try {
    return await work();
  } finally {
    signal.removeEventListener('abort', stop);
    await stopping;
  }
}

function isRetried(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return isPgError(cause) && RETRIED_STATES.has(cause.code);
}
