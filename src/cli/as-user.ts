import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';
import type { CliContext } from './context.ts';
import { withDatabase } from './with-database.ts';

/** Runs one verb in one transaction as whoever works: the road that most commands take. */
export async function asUser<T>(
  context: CliContext,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const { asActor } = await import('../db/as-actor.ts');
  return withDatabase(context, (db, actor) => asActor(db, actor, work));
}
