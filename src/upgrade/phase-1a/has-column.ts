import type { Queryable } from '../../db/migration-files/history.ts';

const HAS_COLUMN = `
select from pg_catalog.pg_attribute
 where attrelid = pg_catalog.to_regclass($1) and attname = $2 and not attisdropped`;

/** @param table with its schema */
export async function hasColumn(
  session: Queryable,
  table: string,
  column: string,
): Promise<boolean> {
  return (await session.query(HAS_COLUMN, [table, column])).rows.length > 0;
}
