import type { Queryable } from '../../db/migration-files/history.ts';
import { hasColumn } from '../phase-1a/has-column.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';

const IN_PLACE = 'i.deleted_at is not null';
const IN_ARCHIVE = `exists (
      select from goldenrod_archive.rows d
       where d.file = '20251004000004' and d.relation = 'public.scripts' and d.id = i.id
         and d.columns ->> 'deleted_at' is not null)`;

/** For each script, the row that stays for its key and the version that it shows: step 2 of the rollback. */
const SURVIVORS = (deleted: string) => `
with noted as (
  select p.converted_at, p.facts #>> '{columns,status,type}' as status_type,
         p.facts #> '{constraints,scripts_chapter_id_user_id_script_style_key}' is not null as was_unique
    from goldenrod_archive.starting_points p
   where p.file = '${SCRIPTS_FILE.version}' and p.converted_at is not null
), seen as (
  select i.id, i.chapter_id, i.user_id, i.script_style, i.version, i.status::text as status, i.created_at,
         p.was_unique and i.chapter_id is not null and i.user_id is not null as shares, ${deleted} as deleted
    from public.scripts i cross join noted p
), survivors as (
  select s.id, s.created_at, s.deleted,
         case when s.deleted and not s.shares then null
              when s.shares then first_value(case when not s.deleted then s.id end) over (
                a_key order by s.deleted, s.version, s.id)
              else s.id end as survivor,
         case when s.shares then first_value(s.id) over by_show else s.id end as shown,
         case when s.shares then first_value(s.status) over by_show else s.status end as shown_status
    from seen s
  window a_key as (partition by s.chapter_id, s.user_id, s.script_style),
         by_show as (a_key order by s.deleted, s.status <> 'active', s.version desc, s.id)
)`;

/** The beginning of a query that has `survivors`, as the scripts are now. */
export async function withSurvivors(session: Queryable): Promise<string> {
  const marked = await hasColumn(session, 'public.scripts', 'deleted_at');
  return SURVIVORS(marked ? IN_PLACE : IN_ARCHIVE);
}
