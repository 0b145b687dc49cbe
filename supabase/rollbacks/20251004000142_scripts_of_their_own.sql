-- Old code sees one script for each chapter, owner and style again. Which version is of which script is put
-- aside whole; the next migrate brings it back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

drop trigger if exists scripts_note_root on public.scripts;
drop function if exists goldenrod.scripts_note_root();

create or replace function goldenrod.make_legacy_view(table_name text, hidden text[], shown_from text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  item record;
  refreshing constant text := coalesce(current_setting('goldenrod.refreshing', true), '');
  definition constant text := format(
    'view legacy.%1$I with (security_invoker = true) as select %2$s from %3$s',
    table_name,
    (
      select string_agg(
        case when a.attname = 'status' and table_name = 'scripts'
          then $status$coalesce(
            (select k.word from goldenrod.kept_words k where k.script_id = s.id and k.status = s.status::text),
            goldenrod.legacy_word(s.status)
          ) as status$status$
          -- The id and key of the first, by which a gateway finds what refers to it.
          when table_name = 'scripts' and a.attname in ('id', 'chapter_id', 'user_id', 'script_style')
          then format('f.%I', a.attname)
          else format('s.%I', a.attname) end,
        ', ' order by a.attnum
      )
      from pg_attribute a
      where a.attrelid = format('public.%I', table_name)::regclass
        and a.attnum > 0 and not a.attisdropped and a.attname <> all (hidden)
    ),
    shown_from
  );
begin
  -- What it does itself is nothing to follow.
  perform set_config('goldenrod.refreshing', 'yes', true);
  begin
    execute 'create or replace ' || definition;
  exception when invalid_table_definition then
    -- A column went or has another type.
    execute format('drop view legacy.%I', table_name);
    execute 'create ' || definition;
  end;
  if table_name = 'scripts' then
    perform goldenrod.make_legacy_triggers();
  end if;
  if hidden <> '{}' then
    execute format('revoke all on legacy.%I from public, anon, authenticated, service_role', table_name);
    execute format('grant select, insert, update, delete on legacy.%I to authenticated, service_role', table_name);
  end if;
  execute format('comment on view legacy.%I is %L', table_name, case table_name
    when 'scripts' then 'One script for each chapter, owner and style: the active one, else the newest. Writes make versions.'
    when 'image_generations' then 'Images in the shape from before Phase 1A.'
    when 'audio_generations' then 'Audio in the shape from before Phase 1A.'
    else 'As in schema public: ' || coalesce(
      obj_description(format('public.%I', table_name)::regclass, 'pg_class'), 'a table of the application.'
    )
  end);
  for item in
    select a.attname as name, a.attgenerated = '' as writable, col_description(a.attrelid, a.attnum) as words,
      pg_get_expr(d.adbin, d.adrelid) as expression
    from pg_attribute a
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = format('public.%I', table_name)::regclass
      and a.attnum > 0 and not a.attisdropped and a.attname <> all (hidden)
  loop
    if table_name = 'scripts' and item.name = 'status' then
      item.words := 'The state in the words from before Phase 1A: ready (active), approved, or draft; or what old code wrote.';
    elsif hidden <> '{}' and item.writable then
      -- Through a trigger, a column that is left out would be NULL instead of its table's default.
      execute format('alter view legacy.%I alter column %I %s', table_name, item.name,
        coalesce('set default ' || item.expression, 'drop default'));
    end if;
    execute format('comment on column legacy.%I.%I is %L', table_name, item.name, item.words);
  end loop;
  perform set_config('goldenrod.refreshing', refreshing, true);
end
$$;

create or replace function goldenrod.refresh_legacy_views() returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  item record;
begin
  -- What it does itself is nothing to follow.
  perform set_config('goldenrod.refreshing', 'yes', true);
  for item in
    select distinct g.name, r.hidden
    from goldenrod.legacy_gaps() g left join goldenrod.legacy_relations() r on r.name = g.name
    where g.gap <> 'has other rights'
  loop
    if item.hidden is null then
      execute format('drop view legacy.%I', item.name);
    else
      perform goldenrod.make_legacy_view(item.name, item.hidden, case item.name
        when 'scripts' then 'public.scripts f join goldenrod.legacy_scripts l on l.legacy_id = f.id
          join public.scripts s on s.id = l.script_id'
        else format('public.%I s', item.name)
      end);
    end if;
  end loop;
  -- Twice: who lost a right on a table has lost it on each of its columns.
  for pass in 1..2 loop
    for item in select r.change from goldenrod.legacy_rights() r loop
      execute item.change;
    end loop;
  end loop;
  perform set_config('goldenrod.refreshing', '', true);
end
$$;

create or replace function goldenrod.legacy_scripts_insert() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  made public.scripts;
begin
  new.id := goldenrod.add_legacy_version(pg_catalog.to_jsonb(new) - 'status');
  select s.* into made from public.scripts s where s.id = new.id;
  new.user_id := made.user_id;
  new.script_style := made.script_style;
  new.created_at := made.created_at;
  new.updated_at := made.updated_at;
  if new.status is null and pg_catalog.btrim(coalesce(new.script, ''), E' \t\r\n') = '' and not exists (
    select from public.scripts s
    where s.chapter_id = made.chapter_id and s.user_id = made.user_id and s.script_style = made.script_style
      and s.deleted_at is null and s.id <> made.id
  ) then
    -- Nothing to show yet: it goes on the air with its first text.
    new.status := 'draft';
  end if;
  return new;
end
$$;

create or replace function goldenrod.legacy_scripts_update() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  -- What old code knows as one is here a version of many.
  shown constant uuid := (select l.script_id from goldenrod.legacy_scripts l where l.legacy_id = old.id);
  had_text boolean := pg_catalog.btrim(coalesce(old.script, ''), E' \t\r\n') <> '';
  shape jsonb;
  settings text;
begin
  if (new.script, new.script_style, new.chapter_id, new.user_id, new.status)
    is distinct from (old.script, old.script_style, old.chapter_id, old.user_id, old.status) then
    shape := pg_catalog.to_jsonb(new) - array(
      -- A second row cannot repeat what is unique by itself, and its times are its own.
      select a.attname::text from pg_catalog.pg_attribute a
      where a.attrelid = 'public.scripts'::pg_catalog.regclass and a.attnum > 0
        and pg_catalog.to_jsonb(new) -> a.attname::text = pg_catalog.to_jsonb(old) -> a.attname::text
        and (a.attname in ('created_at', 'updated_at') or a.attidentity <> '' or exists (
          select from pg_catalog.pg_index i
          where i.indrelid = a.attrelid and i.indisunique and i.indnkeyatts = 1 and i.indkey[0] = a.attnum
        ))
    ) - array['id', 'status'] || (
      select pg_catalog.jsonb_build_object(
        'parent_id', case when (new.chapter_id, new.user_id) is not distinct from (s.chapter_id, s.user_id) then s.id end,
        'character_ids', case
          when (new.chapter_id, new.user_id) is not distinct from (s.chapter_id, s.user_id) then s.character_ids else '{}'
        end
      )
      from public.scripts s where s.id = shown
    );
    new.id := goldenrod.add_legacy_version(shape);
    new.created_at := (select s.created_at from public.scripts s where s.id = new.id);
    new.updated_at := (select s.updated_at from public.scripts s where s.id = new.id);
    if not had_text and new.status is not distinct from old.status
      and not exists (select from goldenrod.kept_words k where k.script_id = shown) then
      -- It waited for its text as a draft.
      new.status := 'ready';
    end if;
    return new;
  end if;
  select pg_catalog.string_agg(pg_catalog.format('%1$I = r.%1$I', a.attname), ', ') into settings
  from pg_catalog.pg_attribute a
  where a.attrelid = 'public.scripts'::pg_catalog.regclass and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = '' and a.attname not in ('id', 'status')
    and pg_catalog.to_jsonb(new) -> a.attname::text is distinct from pg_catalog.to_jsonb(old) -> a.attname::text;
  if settings is not null then
    execute pg_catalog.format(
      'update public.scripts s set %s from pg_catalog.jsonb_populate_record(null::public.scripts, $1) r where s.id = $2',
      settings
    ) using pg_catalog.to_jsonb(new) - 'status', shown;
  end if;
  new.id := old.id;
  return new;
end
$$;

create or replace function goldenrod.legacy_scripts_go_on_air() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  word constant text := coalesce(new.status, 'ready');
  wanted constant public.script_status := coalesce(goldenrod.status_of_word(word), 'draft');
begin
  if tg_op = 'UPDATE' and new.id = old.id then
    return new;
  end if;
  perform set_config('goldenrod.note', 'written by old code', true);
  if wanted <> 'active' then
    -- Old code finds the newest, unless another is on the air.
    update public.scripts s set status = 'approved'
    from public.scripts n
    where n.id = new.id and s.chapter_id = n.chapter_id and s.user_id = n.user_id
      and s.script_style = n.script_style and s.status = 'active';
  end if;
  if wanted <> 'draft' then
    update public.scripts s set status = wanted where s.id = new.id;
  end if;
  perform set_config('goldenrod.note', '', true);
  if word <> goldenrod.legacy_word(wanted) then
    insert into goldenrod.kept_words (script_id, word, status) values (new.id, word, wanted);
  end if;
  new.status := word;
  if new.chapter_id is null or new.user_id is null then
    return new;
  end if;
  if not exists (
    select from public.scripts s
    where s.chapter_id = new.chapter_id and s.user_id = new.user_id and s.script_style = new.script_style
      and s.id <> new.id and s.deleted_at is null
  ) then
    -- It begins anew where all was deleted, if anything was.
    insert into goldenrod.legacy_ids (chapter_id, user_id, script_style, script_id)
    select new.chapter_id, new.user_id, new.script_style, new.id
    where exists (
      select from public.scripts s
      where s.chapter_id = new.chapter_id and s.user_id = new.user_id and s.script_style = new.script_style and s.id <> new.id
    )
    on conflict (chapter_id, user_id, script_style) do update set script_id = excluded.script_id;
  end if;
  new.id := (
    select l.legacy_id from goldenrod.legacy_scripts l join public.scripts f on f.id = l.legacy_id
    where f.chapter_id = new.chapter_id and f.user_id = new.user_id and f.script_style = new.script_style
  );
  return new;
end
$$;

create or replace function goldenrod.legacy_scripts_delete() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if old.chapter_id is not null and old.user_id is not null then
    -- Before any row is locked: an activation holds its version while it waits for the one on the air.
    perform goldenrod.lock_key(old.chapter_id, old.user_id, old.script_style);
  end if;
  perform pg_catalog.set_config('goldenrod.note', 'deleted by old code', true);
  -- For old code there is one script: it goes with all its versions, each of which can be brought back.
  update public.scripts s set status = 'approved'
  where s.status = 'active' and (s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style));
  update public.scripts s set status = 'rejected'
  where s.status <> all (goldenrod.deletable_states()) and s.deleted_at is null
    and (s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style));
  perform pg_catalog.set_config('goldenrod.note', '', true);
  delete from public.scripts s
  where s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style);
  return old;
end
$$;

create or replace function goldenrod.legacy_scripts_let_go() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  gone constant uuid[] := array(
    select s.id from public.scripts s
    where s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style)
  );
  link record;
begin
  if exists (select from public.scripts s where s.id = any (gone) and s.deleted_at is null) then
    return old;
  end if;
  for link in
    select c.conrelid::regclass as relation, a.attname as name
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_class t on t.oid = c.conrelid
    -- A table of somebody else could have triggers that must not run with these rights.
    join pg_class o on o.oid = c.confrelid and o.relowner = t.relowner
    where c.contype = 'f' and c.confrelid = 'public.scripts'::regclass and c.confdeltype = 'n'
      and cardinality(c.conkey) = 1
      -- Lineage is between versions, which stay.
      and c.conrelid <> c.confrelid
  loop
    execute format('update %1$s set %2$I = null where %2$I = any ($1)', link.relation, link.name) using gone;
  end loop;
  return old;
end
$$;

select goldenrod.make_legacy_view(r.name, r.hidden,
  'public.scripts f join goldenrod.legacy_scripts l on l.legacy_id = f.id join public.scripts s on s.id = l.script_id')
from goldenrod.legacy_relations() r where r.name = 'scripts';

drop function if exists goldenrod.legacy_version(uuid);
drop function if exists goldenrod.legacy_versions(uuid);
drop view if exists goldenrod.legacy_rows;
drop function if exists goldenrod.had_several_scripts();
do $$
begin
  if to_regclass('goldenrod.legacy_facts') is not null then
    drop policy if exists "All can view what was so" on goldenrod.legacy_facts;
    revoke all on goldenrod.legacy_facts from authenticated, service_role;
    alter table goldenrod.legacy_facts set schema goldenrod_archive;
  end if;
  if to_regclass('goldenrod.legacy_roots') is not null then
    drop policy if exists "Users can view roots of scripts that they can view" on goldenrod.legacy_roots;
    revoke all on goldenrod.legacy_roots from authenticated, service_role;
    alter table goldenrod.legacy_roots
      drop constraint if exists legacy_roots_script_id_fkey, drop constraint if exists legacy_roots_root_id_fkey;
    alter table goldenrod.legacy_roots set schema goldenrod_archive;
  end if;
end
$$;
