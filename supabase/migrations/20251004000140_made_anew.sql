-- A script that was made anew after a rollback, under the id of one that waits in the archive, keeps that
-- id and what was written into it at the next migrate; the one from the archive returns under another. And
-- an edit from between becomes a version with the time of that edit.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod_archive.make_way_for_new_scripts() returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  key text;
  referring record;
begin
  drop table if exists pg_temp.anew;
  create temporary table anew on commit drop as
  select a.id as was, gen_random_uuid() as becomes
  from goldenrod_archive.rows a
  join public.scripts s on s.id = a.id
  where a.relation = 'public.scripts' and (
    a.file = '20251004000001' and (
      -- Taken out, or not the row that was let stay.
      a.shown is null or s.created_at is distinct from (
        select r.created_at from jsonb_populate_record(
          null::public.scripts, case jsonb_typeof(a.shown) when 'object' then a.shown else '{}' end
        ) r
      )
    )
    -- Of a version that stayed as it was only the lineage waits.
    or a.file = '20251004000004' and s.created_at > a.archived_at and not exists (
      select from goldenrod_archive.rows f
      where f.file = '20251004000001' and f.relation = a.relation and f.id = a.id
    )
  );
  if not exists (select from pg_temp.anew) then
    return;
  end if;
  update goldenrod_archive.rows a
  set id = n.becomes, shown = null,
    columns = a.columns || case when a.columns ? 'id' then jsonb_build_object('id', n.becomes) else '{}' end
  from pg_temp.anew n
  where a.relation = 'public.scripts' and a.id = n.was;
  foreach key in array array['parent_id', 'script_id', 'root_id'] loop
    update goldenrod_archive.rows a set columns = jsonb_set(a.columns, array[key], to_jsonb(n.becomes))
    from pg_temp.anew n
    where a.columns ->> key = n.was::text;
  end loop;
  update goldenrod_archive.rows a set shown = jsonb_set(a.shown, '{shows}', to_jsonb(n.becomes))
  from pg_temp.anew n
  where a.shown ->> 'shows' = n.was::text;
  update goldenrod_archive.links l
  set script_id = n.becomes,
    taken_out = case when l.taken_out ? l.column_name
      then jsonb_set(l.taken_out, array[l.column_name], to_jsonb(n.becomes)) else l.taken_out end
  from pg_temp.anew n
  where l.script_id = n.was;
  -- History, evaluations, words and the like, which are put aside whole.
  for referring in
    select c.oid::regclass as relation, t.attname as name
    from pg_class c
    join pg_attribute t on t.attrelid = c.oid and t.attname in ('script_id', 'root_id') and not t.attisdropped
    where c.relnamespace = 'goldenrod_archive'::regnamespace and c.relkind = 'r' and c.relname <> 'links'
      and t.atttypid = 'uuid'::regtype
  loop
    execute format(
      'update %1$s t set %2$I = n.becomes from pg_temp.anew n where t.%2$I = n.was', referring.relation, referring.name
    );
  end loop;
end
$$;
comment on function goldenrod_archive.make_way_for_new_scripts() is
  'Gives an archived script another id where somebody made a script of their own under it since.';

-- The first file notes its starting point before it looks at any row. What is made while --online prepares is
-- seen once more when it finishes.
create or replace function goldenrod_archive.starting_point_noted() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  perform goldenrod_archive.make_way_for_new_scripts();
  return null;
end
$$;
comment on function goldenrod_archive.starting_point_noted() is
  'Makes way for scripts of theirs, when the first file notes what it finds.';
create or replace trigger starting_points_make_way after insert on goldenrod_archive.starting_points
  for each row when (new.file = '20251004000001') execute function goldenrod_archive.starting_point_noted();

-- A file takes its rows out of the archive when it has brought them back; the first one has made a
-- version of each edit by then, which is made now and was written before.
create or replace function goldenrod_archive.date_edits() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from gone g where g.relation = 'public.scripts') then
    return null;
  end if;
  update public.scripts s
  set created_at = case when s.updated_at > edited.archived_at then s.updated_at else s.created_at end,
    -- Where nothing notes when a row was edited, it was before now.
    updated_at = case when s.updated_at > edited.archived_at then s.updated_at else s.created_at end
  from (
    select r.chapter_id, r.user_id, r.script_style, g.archived_at
    from gone g
    cross join lateral jsonb_populate_record(null::public.scripts, g.columns) r
    where g.file = '20251004000001' and g.relation = 'public.scripts' and g.shown ? 'shows'
  ) edited
  where (s.chapter_id, s.user_id, s.script_style) = (edited.chapter_id, edited.user_id, edited.script_style)
    and s.created_at = now() and (s.updated_at < s.created_at or s.updated_at is null)
    and not exists (select from gone g where g.relation = 'public.scripts' and g.id = s.id);
  if not exists (select from gone g where g.file = '20251004000004' and g.relation = 'public.scripts') then
    return null;
  end if;
  -- One that was alone under its key was edited in place, and the hash that waited is of the older text.
  update public.scripts s set text_hash = encode(sha256(convert_to(s.script, 'UTF8')), 'hex')
  from gone g
  where g.file = '20251004000004' and g.relation = 'public.scripts' and g.id = s.id and g.columns ->> 'text_hash' is not null
    and s.text_hash is distinct from encode(sha256(convert_to(s.script, 'UTF8')), 'hex');
  return null;
end
$$;
comment on function goldenrod_archive.date_edits() is
  'Gives what was edited after a rollback the time and the hash of that edit.';
create or replace trigger rows_date_edits after delete on goldenrod_archive.rows
  referencing old table as gone for each statement execute function goldenrod_archive.date_edits();
-- The first file keeps all other triggers still.
alter table goldenrod_archive.rows enable always trigger rows_date_edits;

revoke execute on function goldenrod_archive.make_way_for_new_scripts() from public, anon, authenticated, service_role;
revoke execute on function goldenrod_archive.starting_point_noted() from public, anon, authenticated, service_role;
revoke execute on function goldenrod_archive.date_edits() from public, anon, authenticated, service_role;
