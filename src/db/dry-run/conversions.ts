import type { Queryable } from '../migrate/history.ts';

/** Rows of one old status word, and what they get. */
export interface StatusCount {
  /** Null: no status. */
  status: string | null;
  becomes: string;
  rows: number;
}

/** Something else that a file changes in rows that are there. */
export interface Conversion {
  /** Version of the file. */
  version: string;
  /** In the plural: `images that get the owner of their video`. */
  what: string;
  rows: number;
}

const HAS_COLUMN = `
select from pg_catalog.pg_attribute
 where attrelid = pg_catalog.to_regclass($1) and attname = $2 and not attisdropped`;

async function hasColumn(session: Queryable, table: string, column: string): Promise<boolean> {
  return (await session.query(HAS_COLUMN, [table, column])).rows.length > 0;
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

interface Countable {
  version: string;
  what: string;
  table: string;
  /** Columns without which there is nothing to count. */
  needs: readonly string[];
  count: string;
}

const KEY = 'chapter_id, user_id, script_style';
const KEYED = 'chapter_id is not null and user_id is not null';
const SCRIPTS = { version: '20251004000001', table: 'public.scripts' } as const;

const owners = (table: string, version: string, what: string): Countable[] => [
  {
    version,
    what: `${what} that get the owner of their video`,
    table: `public.${table}`,
    needs: ['user_id'],
    count: `select count(*) from public.${table} i join public.video_generations v on v.id = i.video_generation_id
             where i.user_id is null and v.user_id is not null`,
  },
  {
    version,
    what: `${what} whose character is gone or somebody else's, which is taken out`,
    table: `public.${table}`,
    needs: ['user_id', 'character_id'],
    count: `select count(*) from public.${table} i
              left join public.video_generations v on v.id = i.video_generation_id
              left join public.characters k on k.id = i.character_id
             where i.character_id is not null
               and (k.user_id = coalesce(i.user_id, v.user_id) or k.user_id = v.user_id) is not true`,
  },
];

const COUNTED: readonly Countable[] = [
  {
    ...SCRIPTS,
    what: 'scripts beyond the first of their chapter, user and style, which are numbered by age',
    needs: ['version'],
    count: `select count(*) - count(distinct (${KEY})) from public.scripts where ${KEYED}`,
  },
  {
    ...SCRIPTS,
    what: 'scores outside of 0 to 100, which are cleared',
    needs: ['evaluation_score'],
    count: 'select count(*) from public.scripts where evaluation_score not between 0 and 100',
  },
  {
    ...SCRIPTS,
    what: 'casts with a character that is gone or not of that book and owner, which is taken out',
    needs: ['character_ids'],
    count: `select count(*) from public.scripts s where exists (
              select from unnest(s.character_ids) as named (id) where not exists (
                select from public.characters k where k.id = named.id and k.user_id = s.user_id
                  and (s.chapter_id is null or k.book_id = (
                    select c.book_id from public.chapters c where c.id = s.chapter_id))))`,
  },
  ...owners('image_generations', '20251004000002', 'images'),
  ...owners('audio_generations', '20251004000003', 'audio rows'),
];

/** What else is converted, where there is any of it; every old value is noted for the way back. */
export async function countConversions(
  session: Queryable,
  versions: readonly string[],
): Promise<Conversion[]> {
  const found: Conversion[] = [];
  for (const { version, what, table, needs, count } of COUNTED) {
    if (!versions.includes(version)) continue;
    const has = await Promise.all(needs.map((column) => hasColumn(session, table, column)));
    if (has.includes(false)) continue;
    const { rows } = await session.query(`select (${count})::float8 as rows`);
    const counted = (rows[0] as { rows: number }).rows;
    if (counted > 0) found.push({ version, what, rows: counted });
  }
  return found;
}
