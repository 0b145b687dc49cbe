import type { Queryable } from '../../db/migration-files/history.ts';

/**
 * Functions that compare a status with a word, or set it to one, that the enum lacks; on scripts PostgreSQL
 * refuses that with 22P02 whenever they run. Found in their text, so only those that may mean scripts:
 * what runs by a trigger there, or names the table.
 */
const COMPARING = `
with words as (
  select p.oid, w.word
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_language l on l.oid = p.prolang and l.lanname in ('plpgsql', 'sql')
   cross join lateral pg_catalog.regexp_matches(
     p.prosrc,
     '\\mstatus\\M"?\\s*(?:=|<>|!=|:=|is\\s+(?:not\\s+)?distinct\\s+from|(?:not\\s+)?in\\s*\\()\\s*(''[^'']*''(?:\\s*,\\s*''[^'']*'')*)',
     'gi'
   ) as found (list)
   cross join lateral pg_catalog.regexp_matches(found.list[1], '''([^'']*)''', 'g') as one (words)
   cross join lateral (select one.words[1]) as w (word)
   where n.nspname not in ('pg_catalog', 'information_schema', 'goldenrod', 'goldenrod_archive')
     and (p.prosrc ~* '\\mscripts\\M' or exists (
       select from pg_catalog.pg_trigger t
        where t.tgfoid = p.oid and t.tgrelid = pg_catalog.to_regclass('public.scripts')))
     and not exists (
       select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
)
select pg_catalog.format('function %s: %s', oid::regprocedure,
         pg_catalog.string_agg(distinct pg_catalog.quote_literal(word), ', ')) as what
  from words
 where word not in ('draft', 'evaluated', 'approved', 'rejected', 'active')
 group by oid order by 1`;

/** Each with the words that it knows, as far as its text tells. */
export async function findOldWordsInFunctions(session: Queryable): Promise<string[]> {
  const { rows } = await session.query(COMPARING);
  return (rows as { what: string }[]).map(({ what }) => what);
}
