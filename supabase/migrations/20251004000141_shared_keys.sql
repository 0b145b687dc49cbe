-- A unique key of the application's own, such as (user_id, script_name), is meant for scripts, and the
-- versions of one share what it names. So it holds among those on the air, as the plan has it of chapter,
-- owner and style; the way back makes it again as it was.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod_archive.shared_keys()
  returns table (name text, is_constraint boolean, definition text, narrowed text, words text)
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select c.relname::text, k.oid is not null, coalesce(pg_get_constraintdef(k.oid), pg_get_indexdef(c.oid)),
    -- Its definition ends with its condition.
    left(pg_get_indexdef(c.oid), length(pg_get_indexdef(c.oid)) - coalesce(length(' WHERE ' || p.condition), 0))
      || ' WHERE (' || coalesce(p.condition || ' AND ', '') || '(status = ''active''::public.script_status))',
    coalesce(obj_description(k.oid, 'pg_constraint'), obj_description(c.oid, 'pg_class'))
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  left join pg_constraint k on k.conrelid = i.indrelid and k.conindid = i.indexrelid and k.contype = 'u'
  cross join lateral (select pg_get_expr(i.indpred, i.indrelid) as condition) p
  cross join lateral (
    select coalesce(bool_or(a.attidentity <> '' or a.attname in (
        'id', 'version', 'status', 'legacy_status', 'status_next', 'created_at', 'updated_at',
        'parent_id', 'origin', 'created_by', 'text_hash', 'chapter_hash', 'deleted_at'
      )), false) as by_version,
      bool_or(a.attname in (
        'chapter_id', 'user_id', 'script_style', 'script', 'scene_descriptions', 'characters', 'character_details',
        'metadata', 'script_name', 'service_used'
      )) as by_what_is_copied,
      count(distinct a.attnum) as columns
    from pg_depend d
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = d.refobjsubid
    where d.refclassid = 'pg_class'::regclass and d.refobjid = i.indrelid
      and (d.classid = 'pg_class'::regclass and d.objid = c.oid or d.classid = 'pg_constraint'::regclass and d.objid = k.oid)
  ) made
  where i.indrelid = to_regclass('public.scripts') and i.indisunique and not i.indisprimary and i.indisvalid
    and not i.indisreplident
    and c.relname not in (
      'scripts_one_active_key', 'scripts_chapter_id_user_id_script_style_key',
      'scripts_chapter_id_user_id_script_style_version_key'
    )
    and not made.by_version
    -- What is unique by itself, and unknown to us, no version copies.
    and (made.by_what_is_copied or made.columns > 1)
    -- A foreign key needs it whole.
    and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.oid)
$$;
comment on function goldenrod_archive.shared_keys() is
  'Unique keys of the application''s own that versions of one script share, as they are and as they hold among active ones.';

create or replace function goldenrod_archive.open_keys() returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  item record;
begin
  for item in select * from goldenrod_archive.shared_keys() loop
    insert into goldenrod_archive.starting_points as s (file, facts)
    values ('20251004000141', jsonb_build_object('keys', jsonb_build_object(item.name, to_jsonb(item) - 'name')))
    on conflict (file) do update
      set facts = jsonb_build_object('keys', (s.facts -> 'keys') || (excluded.facts -> 'keys'));
    if item.is_constraint then
      execute format('alter table public.scripts drop constraint %I', item.name);
    else
      execute format('drop index public.%I', item.name);
    end if;
  end loop;
end
$$;
comment on function goldenrod_archive.open_keys() is
  'Notes the unique keys that versions share and takes them away; this file makes them again as they can hold.';

-- Versions that return do so with the first file, before this one can be there.
create or replace function goldenrod_archive.starting_point_opens_keys() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from goldenrod_archive.rows r where r.file = new.file and r.relation = 'public.scripts') then
    perform goldenrod_archive.open_keys();
  end if;
  return null;
end
$$;
comment on function goldenrod_archive.starting_point_opens_keys() is
  'Opens the keys that versions share, when the first file begins and some return from the archive.';
create or replace trigger starting_points_open_keys after insert on goldenrod_archive.starting_points
  for each row when (new.file = '20251004000001') execute function goldenrod_archive.starting_point_opens_keys();

create or replace function goldenrod_archive.close_keys() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  item record;
  twice text;
begin
  for item in
    select k.key as name, k.value ->> 'definition' as definition, k.value ->> 'words' as words,
      (k.value ->> 'is_constraint')::boolean as is_constraint
    from goldenrod_archive.starting_points s cross join lateral jsonb_each(s.facts -> 'keys') k
    where s.file = '20251004000141'
  loop
    begin
      execute format('drop index if exists public.%I', item.name);
      if item.is_constraint then
        execute format('alter table public.scripts add constraint %I %s', item.name, item.definition);
        execute format('comment on constraint %I on public.scripts is %L', item.name, item.words);
      else
        execute item.definition;
        execute format('comment on index public.%I is %L', item.name, item.words);
      end if;
    exception
      when undefined_column then
        -- The application has dropped what it was about.
        null;
      when unique_violation then
        get stacked diagnostics twice = pg_exception_detail;
        raise exception using
          errcode = 'GR013',
          message = format('two scripts share what %I, a unique key from before the upgrade, lets be once', item.name),
          detail = twice,
          hint = 'Give one of them another, or drop that index on public.scripts, and take the migrations back then.';
    end;
  end loop;
  delete from goldenrod_archive.starting_points where file = '20251004000141';
  return null;
end
$$;
comment on function goldenrod_archive.close_keys() is
  'Makes the unique keys again as they were before the upgrade, when the first file is taken back.';
create or replace trigger starting_points_close_keys after delete on goldenrod_archive.starting_points
  for each row when (old.file = '20251004000001') execute function goldenrod_archive.close_keys();
-- The rollback keeps all other triggers still.
alter table goldenrod_archive.starting_points enable always trigger starting_points_close_keys;

do $$
declare
  item text;
begin
  foreach item in array array['shared_keys()', 'open_keys()', 'starting_point_opens_keys()', 'close_keys()'] loop
    execute format('revoke execute on function goldenrod_archive.%s from public, anon, authenticated, service_role', item);
  end loop;
end
$$;

do $$
declare
  item record;
begin
  perform goldenrod_archive.open_keys();
  for item in
    select k.key as name, k.value ->> 'narrowed' as narrowed, k.value ->> 'words' as words
    from goldenrod_archive.starting_points s cross join lateral jsonb_each(s.facts -> 'keys') k
    where s.file = '20251004000141'
  loop
    if to_regclass(format('public.%I', item.name)) is null then
      execute item.narrowed;
      execute format('comment on index public.%I is %L', item.name, item.words);
    end if;
  end loop;
end
$$;
