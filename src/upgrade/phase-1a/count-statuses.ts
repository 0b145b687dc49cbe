import type { Queryable } from '../../db/migration-files/history.ts';
import { hasColumn } from './has-column.ts';

/** Rows of one old status word, and what they get. */
export interface StatusCount {
  /** Null: no status. */
  status: string | null;
  becomes: string;
  rows: number;
}

const BLANK = `pg_catalog.btrim(coalesce(script, ''), E' \\t\\r\\n') = ''`;

/** What becomes of a status: as goldenrod_archive.status_after() says, which may not be there yet. */
const BECOMES = (status: string) => `
case when ${status} in ('draft', 'evaluated', 'approved', 'rejected') then ${status}
     when ${BLANK} then 'draft' else 'active' end`;

/** Where nothing kept a key to one script, the others of its key decide as well. */
const AMONG_OTHERS: Record<string, string> = {
  active: 'active, or approved beside a newer or older one of their chapter, user and style',
  draft: 'draft, or active where their chapter, user and style has none',
};

/** Counts the scripts by their old status. Reads the whole table. */
export async function countStatuses(
  session: Queryable,
  { alone }: { alone: boolean },
): Promise<StatusCount[]> {
  const { rows: there } = await session.query(
    "select pg_catalog.to_regclass('public.scripts') as oid",
  );
  if ((there[0] as { oid: string | null }).oid === null) return [];
  const status = (await hasColumn(session, 'public.scripts', 'status'))
    ? 'status::text'
    : 'null::text';
  const { rows } = await session.query(
    `select ${status} as status, ${BECOMES(status)} as becomes, count(*)::float8 as rows
       from public.scripts group by 1, 2 order by 3 desc, 1, 2`,
  );
  return (rows as StatusCount[]).map((row) => ({
    ...row,
    becomes: alone ? row.becomes : (AMONG_OTHERS[row.becomes] ?? row.becomes),
  }));
}
