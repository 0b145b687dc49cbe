import type { Queryable } from '../../db/migration-files/history.ts';

/** As 20251004000141 finds them, before any file has run. */
const SHARED_KEYS = `
select c.oid::regclass::text as name
  from pg_catalog.pg_index i
  join pg_catalog.pg_class c on c.oid = i.indexrelid
  left join pg_catalog.pg_constraint k on k.conrelid = i.indrelid and k.conindid = c.oid and k.contype = 'u'
 cross join lateral (
   select count(distinct a.attnum) as columns,
          bool_or(a.attidentity <> '' or a.attname in ('id', 'version', 'status', 'created_at', 'updated_at')) as by_version,
          bool_or(a.attname in (
            'chapter_id', 'user_id', 'script_style', 'script', 'scene_descriptions', 'characters', 'character_details',
            'metadata', 'script_name', 'service_used')) as by_what_is_copied
     from pg_catalog.pg_depend d
     join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = d.refobjsubid
    where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = i.indrelid
      and (d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
           or d.classid = 'pg_catalog.pg_constraint'::regclass and d.objid = k.oid)
 ) made
 where i.indrelid = pg_catalog.to_regclass('public.scripts') and i.indisunique and not i.indisprimary
   and i.indisvalid and not i.indisreplident
   and c.relname not in (
     'scripts_one_active_key', 'scripts_chapter_id_user_id_script_style_key',
     'scripts_chapter_id_user_id_script_style_version_key')
   and not made.by_version and (made.by_what_is_copied or made.columns > 1)
   and not exists (select from pg_catalog.pg_constraint f where f.contype = 'f' and f.conindid = c.oid)
 order by 1`;

/** Unique keys of the application's own that versions of one script share; they hold among active ones then. */
export async function findSharedKeys(session: Queryable): Promise<string[]> {
  const { rows } = await session.query(SHARED_KEYS);
  return (rows as { name: string }[]).map(({ name }) => name);
}
