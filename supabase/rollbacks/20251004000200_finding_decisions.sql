-- What people decided about findings is put aside whole; the next migrate brings it back.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('public.script_finding_decisions') is not null then
    drop trigger if exists script_finding_decisions_take_place on public.script_finding_decisions;
    drop trigger if exists script_finding_decisions_stay on public.script_finding_decisions;
    drop trigger if exists script_finding_decisions_not_emptied on public.script_finding_decisions;
    for item in
      select p.polname from pg_policy p where p.polrelid = to_regclass('public.script_finding_decisions')
    loop
      execute format('drop policy %I on public.script_finding_decisions', item.polname);
    end loop;
    alter table public.script_finding_decisions drop constraint if exists script_finding_decisions_script_id_fkey;
    revoke all on public.script_finding_decisions from authenticated, service_role;
    alter table public.script_finding_decisions set schema goldenrod_archive;
  end if;
  drop function if exists goldenrod.finding_decisions_take_place();
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
      'media_files', 'script_elements', 'script_evaluations', 'script_status_changes', 'stale_scripts'
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
