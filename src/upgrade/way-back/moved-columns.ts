import type { Queryable } from '../../db/migration-files/history.ts';
import { readMadeNames } from '../../db/taken-names/made-names.ts';
import { hasColumn } from '../phase-1a/has-column.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';

/**
 * Columns that come back as the last of their table: PostgreSQL adds a column nowhere else, and a
 * rollback does not write the whole table anew for its place.
 */
export async function findMovedColumns(
  session: Queryable,
  rolledBack: readonly { version: string }[],
): Promise<string[]> {
  if (!rolledBack.some(({ version }) => version === SCRIPTS_FILE.version)) return [];
  // Where something read it, it stayed in its place under this name.
  if (await hasColumn(session, 'public.scripts', 'legacy_status')) return [];
  const { rows } = await session.query(MOVED, [SCRIPTS_FILE.version, columnsOfOurs()]);
  return rows.length > 0 ? ['public.scripts.status'] : [];
}

/** Where a column of theirs stands behind one that was dropped, the old status may have been before it. */
const MOVED = `
select from goldenrod_archive.starting_points s
 where s.file = $1 and s.converted_at is not null
   and s.facts #>> '{columns,status,type}' <> 'public.script_status'
   and exists (
     select from pg_catalog.pg_attribute gone
     join pg_catalog.pg_attribute theirs on theirs.attrelid = gone.attrelid and theirs.attnum > gone.attnum
      where gone.attrelid = pg_catalog.to_regclass('public.scripts') and gone.attisdropped and not theirs.attisdropped
        and (theirs.attname <> all ($2::text[])
          or theirs.attname <> 'status' and s.facts -> 'columns' ? theirs.attname::text))`;

function columnsOfOurs(): string[] {
  const prefix = 'public.scripts.';
  return readMadeNames().flatMap(({ space, name }) =>
    space === 'column' && name.startsWith(prefix) ? name.slice(prefix.length) : [],
  );
}
