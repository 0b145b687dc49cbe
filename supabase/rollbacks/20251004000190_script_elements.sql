-- Elements, what versions began with and the texts of chapters are put aside whole; the next migrate brings
-- them back. What merges moved stays where it is.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop trigger if exists character_changes_give_elements_back on goldenrod.character_changes;
  drop trigger if exists character_changes_take_elements on goldenrod.character_changes;
  drop trigger if exists scripts_keep_first_text on public.scripts;
  drop trigger if exists scripts_keep_parents_text on public.scripts;
  if to_regclass('public.script_elements') is not null then
    drop trigger if exists script_elements_not_emptied on public.script_elements;
    drop trigger if exists script_elements_stay on public.script_elements;
  end if;
  drop function if exists goldenrod.elements_follow_merge();
  drop function if exists goldenrod.elements_stay();
  drop function if exists goldenrod.keep_elements(uuid, text, jsonb);
  drop function if exists goldenrod.scripts_keep_beginning();
  for item in
    select c.oid::regclass as relation,
      array(select p.polname from pg_policy p where p.polrelid = c.oid) as policies,
      array(select x.conname from pg_constraint x where x.conrelid = c.oid and x.contype = 'f') as references_of
    from pg_class c
    where c.oid in (
      to_regclass('public.script_elements'), to_regclass('goldenrod.script_beginnings'), to_regclass('goldenrod.chapter_texts')
    )
  loop
    execute (
      select coalesce(string_agg(format('drop policy %I on %s;', p.name, item.relation), ' '), 'select')
      from unnest(item.policies) as p (name)
    );
    execute (
      select coalesce(string_agg(format('alter table %s drop constraint %I;', item.relation, r.name), ' '), 'select')
      from unnest(item.references_of) as r (name)
    );
    execute format('revoke all on %s from authenticated, service_role', item.relation);
    execute format('alter table %s set schema goldenrod_archive', item.relation);
  end loop;
end
$$;

create or replace function goldenrod.legacy_relations() returns table (relation regclass, name text, hidden text[])
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select c.oid::regclass, c.relname::text,
    case c.relname
      when 'scripts' then array[
        'version', 'evaluation_score', 'evaluation_feedback', 'character_ids', 'legacy_status',
        'parent_id', 'origin', 'created_by', 'text_hash', 'chapter_hash', 'deleted_at'
      ]
      when 'image_generations' then array['character_id']
      when 'audio_generations' then array['character_id']
      else '{}'::text[]
    end
  from pg_class c
  where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    -- What the migrations made: no old code knows it.
    and c.relname <> all (array[
      'book_sources', 'chapter_quotes', 'character_aliases', 'evaluation_agreement', 'found_characters', 'jobs',
      'media_files', 'script_evaluations', 'script_status_changes', 'stale_scripts'
    ])
    -- What an owner made in schema legacy by the same name stays.
    and (c.relname in ('scripts', 'image_generations', 'audio_generations') or not exists (
      select from pg_class v
      where v.relnamespace = to_regnamespace('legacy') and v.relname = c.relname
        and coalesce(obj_description(v.oid, 'pg_class'), '') not like 'As in schema public: %'
    ))
    -- An extension takes its own along.
    and not exists (
      select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
$$;
