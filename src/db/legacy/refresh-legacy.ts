import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import { translateError } from '../translate-error.ts';
import { type LegacyGap, legacyGaps } from './legacy-views.ts';

export interface RefreshedLegacy {
  /** What was not as in public, and is now. */
  mended: LegacyGap[];
  /** Whether the database itself follows each change of a table. */
  follows: boolean;
}

const FOLLOWS = `
select from pg_catalog.pg_event_trigger
 where evtname in ('goldenrod_legacy_makes_way', 'goldenrod_legacy_follows') and evtenabled <> 'D'`;

/**
 * Makes schema legacy what public is. With `away` it takes the views out of the way of a migration that
 * changes or drops what they show; the next refresh makes them again.
 *
 * @throws AppError `db.not_migrated` where the migration is pending that makes them follow
 */
export async function refreshLegacy(
  db: Database,
  { away = false }: { away?: boolean } = {},
): Promise<RefreshedLegacy> {
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    const mended = await legacyGaps(client);
    if (mended === undefined) {
      throw new AppError('db.not_migrated', 'schema legacy does not hold all tables here yet', {
        hint: 'Run `goldenrod db migrate` first.',
      });
    }
    await client.query(
      away ? 'select goldenrod.drop_legacy_views()' : 'select goldenrod.refresh_legacy_views()',
    );
    const { rows } = await client.query(FOLLOWS);
    await client.query('commit');
    return { mended: away ? [] : mended, follows: rows.length === 2 };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw translateError(error);
  } finally {
    client.release();
  }
}
