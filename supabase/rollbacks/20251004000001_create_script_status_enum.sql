-- The way back of Phase 1A, 1 of 3: public.scripts as the migration found it.
--
-- What the old shape cannot hold goes to goldenrod_archive first, and the next migrate brings it
-- back. Where several versions share a key, the row that was there before the migration stays and
-- shows the text of the active version; the others are taken out, and what refers to them is
-- pointed to the row that stays. All that counts is one statement: after a failure, run it again.

do $$
begin
  if to_regnamespace('goldenrod_archive') is null then
    raise exception using
      errcode = 'GR011',
      message = '20251004000001 has not been applied here',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
end
$$;

create or replace function goldenrod_archive.word_before(
  old_values jsonb, created_at timestamptz, converted_at timestamptz, status text
) returns text
  language sql immutable set search_path = ''
  return case
    when old_values ? 'status' then old_values ->> 'status'
    when created_at is null or created_at <= converted_at then 'ready'
    else case status when 'active' then 'ready' when 'approved' then 'approved' else 'draft' end
  end;
comment on function goldenrod_archive.word_before(jsonb, timestamptz, timestamptz, text) is
  'The status word that a script goes back to: the one it had, or for a later script the nearest old word.';

create or replace function goldenrod_archive.point_links_to_survivors() returns void
  language plpgsql set search_path = ''
as $$
declare
  link record;
  silenced text[];
begin
  for link in
    select c.conrelid::pg_catalog.regclass as relation, a.attname as column_name, c.conname,
      pg_catalog.array_length(c.conkey, 1) = 1 and target.attname = 'id' as by_id,
      (
        select pg_catalog.string_agg(pg_catalog.format('%L, t.%I', k.attname, k.attname), ', ')
        from pg_catalog.pg_index i
        join pg_catalog.pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
        where i.indrelid = c.conrelid and i.indisprimary
      ) as key_columns,
      -- Two rows that point to one script, where the table takes one: such a row waits in the archive.
      exists (
        select from pg_catalog.pg_index i
        where i.indrelid = c.conrelid and i.indisunique and a.attnum = any (i.indkey)
      ) as is_unique,
      not a.attnotnull as may_be_null
    from pg_catalog.pg_constraint c
    join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_catalog.pg_attribute target on target.attrelid = c.confrelid and target.attnum = c.confkey[1]
    where c.contype = 'f' and c.confrelid = 'public.scripts'::pg_catalog.regclass
  loop
    if not link.by_id then
      raise exception using
        errcode = 'GR013',
        message = pg_catalog.format('%s of table %s refers to scripts by more than their id', link.conname, link.relation),
        hint = 'Drop that foreign key, take the migration back, and add the key again.';
    end if;
    silenced := goldenrod_archive.silence(link.relation);
    execute pg_catalog.format(
      $links$
      insert into goldenrod_archive.links (relation, column_name, row_key, script_id, shown_script_id, taken_out)
      select %1$L, %2$L, %3$s, t.%2$I, m.survivor,
        case when %5$L or (m.survivor is null and not %6$L) then to_jsonb(t) end
      from %4$s t join pg_temp.survivors m on m.id = t.%2$I where m.survivor is distinct from m.id
      $links$,
      link.relation::text, link.column_name,
      coalesce('pg_catalog.jsonb_build_object(' || link.key_columns || ')', 'null'), link.relation,
      link.is_unique or link.key_columns is null, link.may_be_null
    );
    execute pg_catalog.format(
      'delete from %1$s t using pg_temp.survivors m
       where m.id = t.%2$I and m.survivor is distinct from m.id and (%3$L or (m.survivor is null and not %4$L))',
      link.relation, link.column_name, link.is_unique or link.key_columns is null, link.may_be_null
    );
    execute pg_catalog.format(
      'update %1$s t set %2$I = m.survivor from pg_temp.survivors m
       where m.id = t.%2$I and m.survivor is distinct from m.id',
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
  path constant text := current_setting('search_path');
  facts jsonb;
  finished timestamptz;
  was_unique boolean;
  status_type text;
  silenced text[];
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.starting_points') is not null then
    select s.facts, s.converted_at into facts, finished
    from goldenrod_archive.starting_points s where s.file = '20251004000001';
  end if;
  if facts is null then
    raise exception using
      errcode = 'GR011',
      message = '20251004000001 has not been applied here, or its starting point is not known',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  if exists (select from goldenrod_archive.starting_points where file = '20251004000004') then
    raise exception using
      errcode = 'GR012',
      message = 'a later migration still stands on this one',
      hint = 'Take the later files back first, newest first: `goldenrod db rollback --to 20250828000000` does it in order.';
  end if;
  perform set_config('search_path', '', true);
  was_unique := facts #> '{constraints,scripts_chapter_id_user_id_script_style_key}' is not null;
  status_type := facts #>> '{columns,status,type}';
  lock table public.scripts in access exclusive mode;
  drop trigger if exists scripts_assign_version on public.scripts;
  drop trigger if exists scripts_keep_legacy_status on public.scripts;
  if to_regprocedure('goldenrod_archive.finish_online_scripts()') is not null then
    perform goldenrod_archive.finish_online_scripts();
    drop function goldenrod_archive.finish_online_scripts();
  end if;
  alter table public.scripts drop constraint if exists scripts_filled_check;

  -- 1. Where the migration was stopped before it converted anything, only what it prepared goes.
  if finished is null then
    if to_regprocedure('goldenrod_archive.heard(regclass,text[])') is not null then
      silenced := goldenrod_archive.silence('public.scripts');
    end if;
    alter table public.scripts drop column if exists status_next;
  else
    -- 2. For each script, the row that stays for its key and the version that it shows.
    drop table if exists pg_temp.survivors;
    create temporary table survivors on commit drop as
    select s.id,
      case when s.deleted and not s.shares then null
        when s.shares then first_value(case when not s.deleted then s.id end) over (
          a_key order by s.deleted, s.version, s.id
        )
        else s.id
      end as survivor,
      case when s.shares then first_value(s.id) over by_show else s.id end as shown,
      case when s.shares then first_value(s.status) over by_show else s.status end as shown_status
    from (
      select i.id, i.chapter_id, i.user_id, i.script_style, i.version, i.status,
        was_unique and i.chapter_id is not null and i.user_id is not null as shares,
        exists (
          select from goldenrod_archive.rows d
          where d.file = '20251004000004' and d.relation = 'public.scripts' and d.id = i.id
            and d.columns ->> 'deleted_at' is not null
        ) as deleted
      from public.scripts i
    ) s
    window
      a_key as (partition by s.chapter_id, s.user_id, s.script_style),
      by_show as (a_key order by s.deleted, s.status::text <> 'active', s.version desc, s.id);
    create unique index on pg_temp.survivors (id);
    analyze pg_temp.survivors;

    -- 3. Into the archive: what differs from what the migration alone would make again.
    insert into goldenrod_archive.rows (file, relation, id, columns, shown)
    select '20251004000001', 'public.scripts', s.id, to_jsonb(s),
      case when m.survivor = m.id then 'null'::jsonb end
    from public.scripts s
    join pg_temp.survivors m on m.id = s.id
    left join goldenrod_archive.old_values o on o.relation = 'public.scripts' and o.id = s.id
    where not was_unique
      or m.survivor is distinct from m.id or m.shown <> m.id or s.version <> 1
      or s.evaluation_score is not null or s.evaluation_feedback is not null or s.character_ids <> '{}'
      or s.status <> goldenrod_archive.status_after(
        case when status_type is not null
          then goldenrod_archive.word_before(o.columns, s.created_at, finished, m.shown_status::text) end,
        s.script
      )
      or exists (select from pg_temp.survivors x where x.survivor = s.id and x.id <> s.id)
    on conflict (file, relation, id) do update
      set columns = excluded.columns, shown = excluded.shown, archived_at = now();

    -- 4. One row a key, showing the version that people see.
    perform goldenrod_archive.point_links_to_survivors();
    silenced := goldenrod_archive.silence('public.scripts');
    update public.scripts s
    set script = v.script, scene_descriptions = v.scene_descriptions, characters = v.characters,
      character_details = v.character_details, metadata = v.metadata,
      script_name = v.script_name, service_used = v.service_used
    from pg_temp.survivors m
    join public.scripts v on v.id = m.shown
    where s.id = m.id and m.survivor = m.id and m.shown <> m.id;
    delete from public.scripts s using pg_temp.survivors m where m.id = s.id and m.survivor is distinct from m.id;
  end if;

  -- 5. Constraints and indexes that were not there.
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

  -- 6. The columns, as they were.
  if status_type is null then
    alter table public.scripts drop column if exists status;
  elsif finished is not null and status_type <> 'public.script_status' then
    if exists (
      select from pg_attribute
      where attrelid = 'public.scripts'::regclass and attname = 'legacy_status' and not attisdropped
    ) then
      alter table public.scripts rename column legacy_status to status_before;
    else
      -- One default for all, so that only the rows that differ are written.
      execute format(
        'alter table public.scripts add column status_before %s%s', status_type,
        ' default ' || (facts #>> '{columns,status,default}')
      );
    end if;
    update public.scripts s
    set status_before = was.word
    from (
      select m.id, goldenrod_archive.word_before(o.columns, i.created_at, finished, m.shown_status::text) as word
      from pg_temp.survivors m
      join public.scripts i on i.id = m.id
      left join goldenrod_archive.old_values o on o.relation = 'public.scripts' and o.id = m.id
    ) was
    where was.id = s.id and s.status_before is distinct from was.word;
    alter table public.scripts drop column status;
    alter table public.scripts rename column status_before to status;
  end if;
  for item in select * from jsonb_each(facts -> 'columns') as found (name, was) loop
    execute format('alter table public.scripts alter column %I %s', item.name,
      case when (item.was ->> 'not_null')::boolean then 'set not null' else 'drop not null' end);
    execute format('alter table public.scripts alter column %I %s', item.name,
      coalesce('set default ' || (item.was ->> 'default'), 'drop default'));
    execute format('comment on column public.scripts.%I is %L', item.name, item.was ->> 'comment');
  end loop;
  if facts #> '{columns,version}' is not null then
    update public.scripts s
    set version = case when o.columns ? 'version' then (o.columns ->> 'version')::integer else s.version end,
      -- What was taken for impossible goes back, unless something possible was written since.
      evaluation_score = coalesce(s.evaluation_score, (o.columns ->> 'evaluation_score')::integer),
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

  -- 7. What was there and went: the old key, the plan's own indexes.
  for item in select * from jsonb_each_text(facts -> 'constraints') as found (name, definition) loop
    if not exists (select from pg_constraint where conrelid = 'public.scripts'::regclass and conname = item.name) then
      execute format('alter table public.scripts add constraint %I %s', item.name, item.definition);
      execute format('comment on constraint %I on public.scripts is %L',
        item.name, facts #>> array['constraint_comments', item.name]);
    end if;
  end loop;
  for item in select * from jsonb_each_text(facts -> 'indexes') as found (name, definition) loop
    if to_regclass('public.' || quote_ident(item.name)) is null then
      execute item.definition;
    end if;
  end loop;

  -- 8. What is shown now, so that the next migrate sees what was written since.
  if finished is not null then
    update goldenrod_archive.rows a
    set shown = to_jsonb(s) || case
      when was_unique and s.chapter_id is not null and s.user_id is not null
        then jsonb_build_object('shows', m.shown)
      else '{}'
    end
    from public.scripts s
    join pg_temp.survivors m on m.id = s.id
    where a.file = '20251004000001' and a.relation = 'public.scripts' and a.shown is not null and s.id = a.id;
    drop table pg_temp.survivors;
  end if;

  delete from goldenrod_archive.old_values where relation = 'public.scripts';
  delete from goldenrod_archive.starting_points where file = '20251004000001';
  if silenced is not null then
    perform goldenrod_archive.heard('public.scripts', silenced);
  end if;

  drop function if exists goldenrod_archive.word_before(jsonb, timestamptz, timestamptz, text);
  drop function if exists public.scripts_assign_version();
  drop function if exists goldenrod_archive.keep_legacy_status();
  drop function if exists goldenrod_archive.swap_status();
  drop function if exists goldenrod_archive.restore_scripts();
  drop function if exists goldenrod_archive.restore_links(text, text);
  drop function if exists goldenrod_archive.parents_there(regclass, text);
  drop function if exists goldenrod_archive.script_content(jsonb);
  drop function if exists goldenrod_archive.settle_scripts(uuid[]);
  drop function if exists goldenrod_archive.fill_status(uuid, uuid);
  drop function if exists goldenrod_archive.status_after(text, text);
  drop function if exists goldenrod_archive.point_links_to_survivors();
  if not exists (select from goldenrod_archive.starting_points) then
    drop function if exists goldenrod_archive.silence(regclass);
    drop function if exists goldenrod_archive.heard(regclass, text[]);
  end if;
  if not (facts ->> 'type')::boolean then
    drop type if exists public.script_status;
  else
    execute format('comment on type public.script_status is %L', facts ->> 'type_comment');
  end if;
  perform set_config('search_path', path, true);
end
$$;
