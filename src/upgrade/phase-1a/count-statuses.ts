import type { Queryable } from '../../db/migration-files/history.ts';
import { hasColumn } from './has-column.ts';

/** Rows of one old status word, and what they get. */
export interface StatusCount {
  /** Null: no status. */
  status: string | null;
  becomes: string;
  rows: number;
}

const BLANK = `pg_catalog.btrim(coalesce(s.script, ''), E' \\t\\r\\n') = ''`;

/** A word as goldenrod_archive.status_after() takes it, which may not be there yet. */
const OF_WORD = `
case when s.status::text in ('draft', 'evaluated', 'approved', 'rejected') then s.status::text
     when ${BLANK} then 'draft' else 'active' end`;

/** What is read of a script, by what its status is: no column, a word, or the plan's enum. */
const READ = {
  none: `null::text as was, case when ${BLANK} then 'draft' else 'active' end as status,
         false as was_active, not ${BLANK} as undecided, not ${BLANK} as became_active`,
  word: `s.status::text as was, ${OF_WORD} as status,
         coalesce(s.status::text = 'active', false) as was_active, ${OF_WORD} = 'active' as undecided,
         ${OF_WORD} = 'active' as became_active`,
  enum: `s.status::text as was, coalesce(s.status::text, 'draft') as status,
         coalesce(s.status::text = 'active', false) as was_active,
         coalesce(s.status::text, 'draft') in ('active', 'draft') as undecided, false as became_active`,
};

/** One active a key, where several scripts share one: as goldenrod_archive.settle_scripts() decides. */
const SETTLED = (read: string) => `
with found as (
  select s.id, s.chapter_id, s.user_id, s.script_style, s.created_at, not ${BLANK} as has_text,
         s.chapter_id is not null and s.user_id is not null as has_key, ${read}
    from public.scripts s
), aged as (
  select f.*, count(*) over a_key as versions, row_number() over (a_key order by f.created_at, f.id) as age
    from found f window a_key as (partition by f.chapter_id, f.user_id, f.script_style)
), preferred as (
  select a.*, row_number() over (
           partition by a.chapter_id, a.user_id, a.script_style, case when not a.has_key then a.id end
           order by not a.has_text, not a.was_active, a.status = 'rejected', not a.became_active,
                    case when a.was_active then -a.age else a.age end) as preference
    from aged a
)
select p.was as status,
       case when p.has_text and p.preference = 1
              and (p.undecided or (p.versions > 1 and p.has_key and p.status <> 'rejected')) then 'active'
            when p.status <> 'active' then p.status
            when p.has_text then 'approved' else 'draft' end as becomes,
       count(*)::float8 as rows
  from preferred p group by 1, 2 order by 3 desc, 1, 2`;

/** Counts the scripts by their old status. Reads the whole table. */
export async function countStatuses(session: Queryable): Promise<StatusCount[]> {
  const { rows: there } = await session.query(
    "select pg_catalog.to_regclass('public.scripts') as oid",
  );
  if ((there[0] as { oid: string | null }).oid === null) return [];
  const kind = await kindOfStatus(session);
  // An enum that nobody has to settle stays as it is.
  const query =
    kind === 'enum' && !(await areSettled(session))
      ? 'select s.status::text as status, s.status::text as becomes, count(*)::float8 as rows from public.scripts s group by 1 order by 3 desc, 1'
      : SETTLED(READ[kind]);
  return (await session.query(query)).rows as StatusCount[];
}

async function kindOfStatus(session: Queryable): Promise<keyof typeof READ> {
  const { rows } = await session.query(
    `select a.atttypid = coalesce(pg_catalog.to_regtype('public.script_status'), 0) as is_enum
       from pg_catalog.pg_attribute a
      where a.attrelid = pg_catalog.to_regclass('public.scripts') and a.attname = 'status' and not a.attisdropped`,
  );
  const [found] = rows as { is_enum: boolean }[];
  if (found === undefined) return 'none';
  return found.is_enum ? 'enum' : 'word';
}

/** Whether the file looks at all scripts of a key together: where a key may have several, or columns were there. */
async function areSettled(session: Queryable): Promise<boolean> {
  for (const column of ['version', 'evaluation_score', 'character_ids']) {
    if (await hasColumn(session, 'public.scripts', column)) return true;
  }
  const { rows } = await session.query(
    `select from pg_catalog.pg_constraint k where k.conrelid = pg_catalog.to_regclass('public.scripts')
        and k.conname = 'scripts_chapter_id_user_id_script_style_key'`,
  );
  return rows.length === 0;
}
