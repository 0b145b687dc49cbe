import type { Queryable } from '../db/migration-files/history.ts';
import { hasColumn } from './phase-1a/has-column.ts';
import { PHASE_1A_FILES } from './phase-1a/phase-1a.ts';

/** Something that a file changes in rows that are there. */
export interface Conversion {
  /** Version of the file. */
  version: string;
  /** In the plural: `images that get the owner of their video`. */
  what: string;
  rows: number;
}

/** What some files convert beside the status, where there is any of it. Reads whole tables. */
export async function countConversions(
  session: Queryable,
  versions: readonly string[],
): Promise<Conversion[]> {
  const found: Conversion[] = [];
  for (const { version, converts } of PHASE_1A_FILES) {
    if (!versions.includes(version)) continue;
    for (const { what, table, needs, count } of converts) {
      const has = await Promise.all(needs.map((column) => hasColumn(session, table, column)));
      if (has.includes(false)) continue;
      const { rows } = await session.query(`select (${count})::float8 as rows`);
      const counted = (rows[0] as { rows: number }).rows;
      if (counted > 0) found.push({ version, what, rows: counted });
    }
  }
  return found;
}
