import type { Queryable } from '../../db/migration-files/history.ts';

/** Whether any file of an upgrade has noted here what it found. */
export async function hasStartingPoints(session: Queryable): Promise<boolean> {
  const { rows } = await session.query(
    "select from pg_catalog.pg_class where oid = pg_catalog.to_regclass('goldenrod_archive.starting_points')",
  );
  return rows.length > 0;
}
