import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import { migrate } from '../migrate/migrate.ts';
import { status } from '../migrate/status.ts';
import type { OnMigrationEvent } from '../migration-files/events.ts';

/**
 * Sees that a database has the shape that this version of Goldenrod needs. The embedded one is
 * brought there; a server's is its owner's to migrate: throws `db.not_migrated`.
 */
export async function readyDatabase(db: Database, onEvent?: OnMigrationEvent): Promise<void> {
  const found = await status(db);
  if (db.kind === 'embedded') {
    // Where nothing is to be done nothing is written, which a full disk would refuse.
    const isUpToDate = found.every(({ state }) => state === 'applied' || state === 'foreign');
    if (!isUpToDate) await migrate(db, { onEvent });
    return;
  }
  const pending = found.filter(({ state }) => state === 'pending');
  const [first] = pending;
  if (first === undefined) return;
  throw new AppError(
    'db.not_migrated',
    `this database lacks ${pending.length === 1 ? 'the migration' : `${pending.length} migrations, from`} ${first.version}_${first.name}`,
    {
      hint: 'Run `goldenrod db migrate`; `goldenrod db migrate --dry-run` first says what it will do.',
      details: { pending: pending.map(({ version }) => version) },
    },
  );
}
