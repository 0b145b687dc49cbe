import type { Actor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import type { CliContext } from './context.ts';
import { describeEvent } from './output/describe-event.ts';

/** Opens the database as it is, for the commands that look after it; closes it always. */
export async function withRawDatabase<T>(
  context: CliContext,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const { openDatabase } = await import('../db/open/open-database.ts');
  const db = await openDatabase(context.target);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/**
 * Opens the database in the shape that the verbs need (see `readyDatabase`) and finds who works on
 * it; closes it always. Use: `withDatabase(context, (db, actor) => asActor(db, actor, (trx) => ...))`.
 */
export async function withDatabase<T>(
  context: CliContext,
  work: (db: Database, actor: Actor) => Promise<T>,
): Promise<T> {
  return withRawDatabase(context, async (db) => {
    const { readyDatabase } = await import('../db/open/ready-database.ts');
    const { resolveActor } = await import('../db/resolve-actor.ts');
    await readyDatabase(db, (event) => context.progress(describeEvent(event)));
    return work(db, await resolveActor(db, { user: context.user }));
  });
}
