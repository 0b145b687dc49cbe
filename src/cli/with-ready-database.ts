import type { Database } from '../db/database.ts';
import type { CliContext } from './context.ts';
import { describeEvent } from './output/describe-event.ts';
import { withRawDatabase } from './with-database.ts';

/** Opens the database in the shape that the verbs need, for what works for everybody; closes it always. */
export async function withReadyDatabase<T>(
  context: CliContext,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  return withRawDatabase(context, async (db) => {
    const { readyDatabase } = await import('../db/open/ready-database.ts');
    await readyDatabase(db, (event) => context.progress(describeEvent(event)));
    return work(db);
  });
}
