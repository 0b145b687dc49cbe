import type { Queryable } from '../../db/migration-files/history.ts';
import type { TakenOutRows } from '../phase-1a/file-record.ts';
import { PHASE_1A_FILES } from '../phase-1a/phase-1a.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';
import { countLinks } from './count-links.ts';
import { countVersions } from './count-versions.ts';
import type { Gone } from './gone.ts';

/** What the rollbacks of some versions would do to rows; only what there is any of. Reads whole tables. */
export async function countWhatGoes(
  session: Queryable,
  rolledBack: readonly { version: string }[],
): Promise<Gone[]> {
  const gone: Gone[] = [];
  for (const { version, takesOut } of PHASE_1A_FILES) {
    if (!rolledBack.some((file) => file.version === version)) continue;
    if (version === SCRIPTS_FILE.version) {
      gone.push(...(await countVersions(session)), ...(await countLinks(session)));
    }
    for (const rows of takesOut) {
      const count = await countRows(session, version, rows);
      gone.push({ version, table: rows.table, what: rows.what, fate: rows.fate, count });
    }
  }
  return gone.filter(({ count }) => count > 0);
}

const FOUND_BEFORE = `
select from goldenrod_archive.starting_points s where s.file = $1 and s.facts -> 'columns' ? $2`;

async function countRows(
  session: Queryable,
  version: string,
  { table, where = 'true', unlessFound }: TakenOutRows,
): Promise<number> {
  const { rows: there } = await session.query(
    'select where pg_catalog.to_regclass($1) is not null',
    [table],
  );
  if (there.length === 0) return 0;
  if (unlessFound !== undefined) {
    const { rows: found } = await session.query(FOUND_BEFORE, [version, unlessFound]);
    if (found.length > 0) return 0;
  }
  const { rows } = await session.query(
    `select count(*)::float8 as count from ${table} t where ${where}`,
  );
  return (rows[0] as { count: number }).count;
}
