-- The way back of Phase 1A, 1 of 3: public.scripts as the migration found it.
--
-- What the old shape cannot hold goes to goldenrod_archive first, and the next migrate brings it
-- back. Where several versions share a key, the row that was there before the migration stays and
-- shows the text of the active version; the others are taken out, and what refers to them is
-- pointed to the row that stays. One transaction: run it with `psql --single-transaction`, or
-- simply again after a failure.

create schema if not exists goldenrod_archive;

do $$
begin
  if to_regclass('goldenrod_archive.starting_points') is null
    or not exists (select from goldenrod_archive.starting_points where file = '20251004000001') then
    raise exception using
      errcode = 'GR011',
      message = '20251004000001 has not been applied here, or its starting point is not known',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  if exists (
    select from pg_attribute
    where attrelid = 'public.scripts'::regclass and attname = 'parent_id' and not attisdropped
  ) then
    raise exception using
      errcode = 'GR012',
      message = 'a later migration still stands on this one',
      hint = 'Take the later files back first, newest first: `goldenrod db rollback --to 20250828000000` does it in order.';
  end if;
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod_archive.word_before(
  old_values jsonb, created_at timestamptz, converted_at timestamptz, status public.script_status
) returns text
  language sql immutable set search_path = ''
  return case
    when old_values ? 'status' then old_values ->> 'status'
    when created_at is null or created_at <= converted_at then 'ready'
    else case status when 'active' then 'ready' when 'approved' then 'approved' else 'draft' end
  end;
comment on function goldenrod_archive.word_before(jsonb, timestamptz, timestamptz, public.script_status) is
  'The status word that a script goes back to: the one it had, or for a later script the nearest old word.';

create or replace function goldenrod_archive.point_links_to_survivors() returns void
  language plpgsql set search_path = ''
as $$
declare
  link record;
  silenced text[];
begin
  for link in
    select c.conrelid::pg_catalog.regclass as relation, a.attname as column_name,
      (
        select pg_catalog.string_agg(pg_catalog.format('%L, t.%I', k.attname, k.attname), ', ')
        from pg_catalog.pg_index i
        join pg_catalog.pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
        where i.indrelid = c.conrelid and i.indisprimary
      ) as key_columns
    from pg_catalog.pg_constraint c
    join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'public.scripts'::pg_catalog.regclass
      and pg_catalog.array_length(c.conkey, 1) = 1
  loop
    if link.key_columns is null then
      raise exception using
        errcode = 'GR013',
        message = pg_catalog.format('table %s refers to scripts and has no primary key', link.relation),
        hint = 'Give it a primary key, so that its references can be noted and brought back.';
    end if;
    silenced := goldenrod_archive.silence(link.relation);
    execute pg_catalog.format(
      'insert into goldenrod_archive.links (relation, row_key, column_name, script_id, shown_script_id)
       select %1$L, pg_catalog.jsonb_build_object(%3$s), %2$L, t.%2$I, m.survivor
       from %4$s t join pg_temp.survivors m on m.id = t.%2$I where m.survivor <> m.id
       on conflict (relation, row_key, column_name)
         do update set script_id = excluded.script_id, shown_script_id = excluded.shown_script_id',
      link.relation::text, link.column_name, link.key_columns, link.relation
    );
    execute pg_catalog.format(
      'update %1$s t set %2$I = m.survivor from pg_temp.survivors m where m.id = t.%2$I and m.survivor <> m.id',
      link.relation, link.column_name
    );
    perform goldenrod_archive.heard(link.relation, silenced);
  end loop;
end
$$;
comment on function goldenrod_archive.point_links_to_survivors() is
  'Notes every reference to a script that is taken out and points it to the one that stays.';

do $$
declare
  facts jsonb;
  converted timestamptz;
  was_unique boolean;
  status_type text;
  status_default text;
  silenced text[];
  item record;
  keeps_legacy boolean;
begin
  perform set_config('search_path', '', true);
  select s.facts, coalesce(s.converted_at, s.noted_at) into facts, converted
  from goldenrod_archive.starting_points s where s.file = '20251004000001';
  was_unique := facts #> '{constraints,scripts_chapter_id_user_id_script_style_key}' is not null;
  status_type := facts #>> '{columns,status,type}';
  status_default := facts #>> '{columns,status,default}';
  lock table public.scripts in access exclusive mode;
  silenced := goldenrod_archive.silence('public.scripts');
  drop trigger if exists scripts_assign_version on public.scripts;
  drop trigger if exists scripts_keep_legacy_status on public.scripts;
  drop trigger if exists scripts_fill_status_next on public.scripts;
  keeps_legacy := exists (
    select from pg_attribute
    where attrelid = 'public.scripts'::regclass and attname = 'legacy_status' and not attisdropped
  );
  if exists (
    select from pg_attribute
    where attrelid = 'public.scripts'::regclass and attname = 'status_next' and not attisdropped
  ) then
    -- The migration was stopped before it swapped the columns: the old one is still in its place.
    alter table public.scripts drop column status_next;
  end if;

  -- 1. For each script, the row that stays for its key and the version that it shows.
  create temporary table survivors on commit drop as
  select s.id,
    case when was_unique and s.chapter_id is not null and s.user_id is not null
      then first_value(s.id) over (a_key order by s.version, s.id) else s.id end as survivor,
    case when was_unique and s.chapter_id is not null and s.user_id is not null
      then first_value(s.id) over (
        a_key order by
          exists (
            select from goldenrod_archive.rows d
            where d.file = '20251004000004' and d.relation = 'public.scripts' and d.id = s.id
              and d.columns ->> 'deleted_at' is not null
          ),
          s.status::text <> 'active', s.version desc, s.id
      ) else s.id end as shown
  from public.scripts s
  window a_key as (partition by s.chapter_id, s.user_id, s.script_style);
  create unique index on pg_temp.survivors (id);
  analyze pg_temp.survivors;

  -- 2. Into the archive: what differs from what the migration alone would make again.
  insert into goldenrod_archive.rows (file, relation, id, columns, shown)
  select '20251004000001', 'public.scripts', s.id, to_jsonb(s),
    case when m.survivor = m.id then 'null'::jsonb end
  from public.scripts s
  join pg_temp.survivors m on m.id = s.id
  left join goldenrod_archive.old_values o on o.relation = 'public.scripts' and o.id = s.id
  where not was_unique
    or m.survivor <> m.id or m.shown <> m.id or s.version <> 1
    or s.evaluation_score is not null or s.evaluation_feedback is not null or s.character_ids <> '{}'
    or s.status <> goldenrod_archive.status_after(
      case when status_type is not null then goldenrod_archive.word_before(o.columns, s.created_at, converted, s.status) end,
      s.script
    )
    or exists (select from pg_temp.survivors x where x.survivor = s.id and x.id <> s.id)
  on conflict (file, relation, id) do update
    set columns = excluded.columns, shown = excluded.shown, archived_at = now();

  -- 3. One row a key, showing the version that people see.
  if was_unique then
    perform goldenrod_archive.point_links_to_survivors();
    update public.scripts s
    set script = v.script, scene_descriptions = v.scene_descriptions, characters = v.characters,
      character_details = v.character_details, metadata = v.metadata,
      script_name = v.script_name, service_used = v.service_used
    from pg_temp.survivors m
    join public.scripts v on v.id = m.shown
    where s.id = m.id and m.survivor = m.id and m.shown <> m.id;
    delete from public.scripts s using pg_temp.survivors m where m.id = s.id and m.survivor <> m.id;
  end if;

  -- 4. Constraints and indexes that were not there.
  for item in
    select conname from pg_constraint
    where conrelid = 'public.scripts'::regclass
      and conname in ('scripts_chapter_id_user_id_script_style_version_key', 'scripts_evaluation_score_check')
      and not (facts -> 'constraints') ? conname::text
  loop
    execute format('alter table public.scripts drop constraint %I', item.conname);
  end loop;
  for item in
    select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'public.scripts'::regclass
      and c.relname in (
        'idx_scripts_status', 'idx_scripts_version', 'idx_scripts_evaluation_score',
        'idx_scripts_character_ids', 'idx_scripts_user', 'scripts_one_active_key',
        'scripts_chapter_id_user_id_script_style_version_key'
      )
      and pg_get_indexdef(c.oid) is distinct from facts #>> array['indexes', c.relname::text]
  loop
    execute format('drop index public.%I', item.relname);
  end loop;

  -- 5. The columns, as they were.
  if status_type is null then
    alter table public.scripts drop column if exists status;
  elsif status_type <> 'public.script_status' then
    if keeps_legacy then
      alter table public.scripts rename column legacy_status to status_before;
    else
      execute format('alter table public.scripts add column status_before %s', status_type);
      if status_default is not null then
        -- One default for all, so that only the rows that differ are written.
        execute format('alter table public.scripts drop column status_before, add column status_before %s default %s',
          status_type, status_default);
      end if;
    end if;
    update public.scripts s
    set status_before = goldenrod_archive.word_before(m.old_columns, s.created_at, converted, s.status)
    from (
      select s.id, o.columns as old_columns from public.scripts s
      left join goldenrod_archive.old_values o on o.relation = 'public.scripts' and o.id = s.id
    ) m
    where m.id = s.id
      and s.status_before is distinct from goldenrod_archive.word_before(m.old_columns, s.created_at, converted, s.status);
    alter table public.scripts drop column status;
    alter table public.scripts rename column status_before to status;
    if (facts #>> '{columns,status,not_null}')::boolean then
      alter table public.scripts alter column status set not null;
    end if;
  end if;
  for item in select * from jsonb_each(facts -> 'columns') as found (name, was) where name <> 'status' or status_type = 'public.script_status' loop
    execute format('alter table public.scripts alter column %I %s', item.name,
      case when (item.was ->> 'not_null')::boolean then 'set not null' else 'drop not null' end);
    execute format('alter table public.scripts alter column %I %s', item.name,
      coalesce('set default ' || (item.was ->> 'default'), 'drop default'));
    execute format('comment on column public.scripts.%I is %L', item.name, item.was ->> 'comment');
  end loop;
  if facts #> '{columns,version}' is not null then
    update public.scripts s
    set version = case when o.columns ? 'version' then (o.columns ->> 'version')::integer else s.version end,
      evaluation_score = case
        when o.columns ? 'evaluation_score' then (o.columns ->> 'evaluation_score')::integer else s.evaluation_score
      end,
      character_ids = case
        when o.columns ? 'character_ids'
        then (select r.character_ids from jsonb_populate_record(null::public.scripts, o.columns) r)
        else s.character_ids
      end
    from goldenrod_archive.old_values o
    where o.relation = 'public.scripts' and o.id = s.id;
  end if;
  if status_type = 'public.script_status' then
    update public.scripts s set status = (o.columns ->> 'status')::public.script_status
    from goldenrod_archive.old_values o
    where o.relation = 'public.scripts' and o.id = s.id and o.columns ? 'status';
  end if;
  for item in
    select name from unnest(array['version', 'evaluation_score', 'evaluation_feedback', 'character_ids']) as name
    where not (facts -> 'columns') ? name
  loop
    execute format('alter table public.scripts drop column if exists %I', item.name);
  end loop;

  -- 6. What was there and went: the old key, the plan's own indexes.
  for item in select * from jsonb_each_text(facts -> 'constraints') as found (name, definition) loop
    if not exists (select from pg_constraint where conrelid = 'public.scripts'::regclass and conname = item.name) then
      execute format('alter table public.scripts add constraint %I %s', item.name, item.definition);
    end if;
  end loop;
  for item in select * from jsonb_each_text(facts -> 'indexes') as found (name, definition) loop
    if to_regclass('public.' || quote_ident(item.name)) is null then
      execute item.definition;
    end if;
  end loop;

  -- 7. What is shown now, so that the next migrate sees what was edited since.
  update goldenrod_archive.rows a
  set shown = goldenrod_archive.script_content(to_jsonb(s))
    || case when to_jsonb(s) ? 'status' then jsonb_build_object('status', to_jsonb(s) -> 'status') else '{}' end
  from public.scripts s
  where a.file = '20251004000001' and a.relation = 'public.scripts' and a.shown is not null and s.id = a.id;

  delete from goldenrod_archive.old_values where relation = 'public.scripts';
  delete from goldenrod_archive.starting_points where file = '20251004000001';
  drop table pg_temp.survivors;
  perform goldenrod_archive.heard('public.scripts', silenced);

  drop function if exists public.scripts_assign_version();
  drop function if exists goldenrod_archive.keep_legacy_status();
  drop function if exists goldenrod_archive.swap_status();
  drop function if exists goldenrod_archive.restore_scripts();
  drop function if exists goldenrod_archive.settle_scripts(uuid[]);
  drop function if exists goldenrod_archive.fill_status(uuid, uuid);
  drop function if exists goldenrod_archive.fill_status_next();
  drop function if exists goldenrod_archive.word_before(jsonb, timestamptz, timestamptz, public.script_status);
  drop function if exists goldenrod_archive.status_after(text, text);
  drop function if exists goldenrod_archive.point_links_to_survivors();
  if not (facts ->> 'type')::boolean then
    drop type if exists public.script_status;
  else
    execute format('comment on type public.script_status is %L', facts ->> 'type_comment');
  end if;
end
$$;
