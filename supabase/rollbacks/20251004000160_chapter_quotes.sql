-- Quotations, readings and changes are put aside whole; the next migrate brings them back. What merges moved
-- stays where it is.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop function if exists public.undo_quote_change(uuid);
  drop function if exists public.confirm_quotes(uuid[], uuid[]);
  drop trigger if exists character_changes_give_quotes_back on goldenrod.character_changes;
  drop trigger if exists character_changes_take_quotes on goldenrod.character_changes;
  drop trigger if exists chapters_leave_quotes on public.chapters;
  drop trigger if exists characters_leave_quotes on public.characters;
  if to_regclass('public.chapter_quotes') is not null then
    drop trigger if exists chapter_quotes_keep_character on public.chapter_quotes;
    drop trigger if exists chapter_quotes_keep_first_character on public.chapter_quotes;
    drop trigger if exists chapter_quotes_forget on public.chapter_quotes;
  end if;
  drop function if exists goldenrod.quotes_follow_merge();
  drop function if exists goldenrod.quotes_let_go();
  drop function if exists goldenrod.quotes_forget();
  drop function if exists goldenrod.quotes_keep_character();
  for item in
    select c.oid::regclass as relation,
      array(select p.polname from pg_policy p where p.polrelid = c.oid) as policies,
      array(select x.conname from pg_constraint x where x.conrelid = c.oid and x.contype = 'f') as references_of
    from pg_class c
    where c.oid in (
      to_regclass('public.chapter_quotes'), to_regclass('goldenrod.chapter_readings'), to_regclass('goldenrod.quote_changes')
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
  if to_regclass('goldenrod_archive.quote_changes') is not null then
    alter table goldenrod_archive.quote_changes alter column changed_by drop default;
  end if;
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
      'book_sources', 'character_aliases', 'evaluation_agreement', 'jobs', 'media_files', 'script_evaluations',
      'script_status_changes', 'stale_scripts'
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
