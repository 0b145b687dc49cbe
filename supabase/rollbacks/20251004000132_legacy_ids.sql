-- Old code knows each version by its own id again.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('legacy.scripts') is not null then
    drop trigger if exists scripts_let_go on legacy.scripts;
  end if;
end
$$;
drop function if exists goldenrod.legacy_scripts_let_go();

create or replace function goldenrod.make_legacy_triggers() returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  -- Triggers of one kind run in the order of their names.
  create or replace trigger scripts_begin_turn instead of insert or update or delete on legacy.scripts
    for each row execute function goldenrod.legacy_scripts_take_turn();
  create or replace trigger scripts_insert instead of insert on legacy.scripts
    for each row execute function goldenrod.legacy_scripts_insert();
  create or replace trigger scripts_update instead of update on legacy.scripts
    for each row execute function goldenrod.legacy_scripts_update();
  create or replace trigger scripts_written instead of insert or update on legacy.scripts
    for each row execute function goldenrod.legacy_scripts_go_on_air();
  create or replace trigger scripts_delete instead of delete on legacy.scripts
    for each row execute function goldenrod.legacy_scripts_delete();
end
$$;

drop function if exists goldenrod.make_legacy_view(text, text[], text);
create or replace function goldenrod.make_legacy_view(table_name text, hidden text[], shown_where text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  item record;
  refreshing constant text := coalesce(current_setting('goldenrod.refreshing', true), '');
  definition constant text := format(
    'view legacy.%1$I with (security_invoker = true) as select %2$s from public.%1$I s%3$s',
    table_name,
    (
      select string_agg(
        case when a.attname = 'status' and table_name = 'scripts'
          then $status$coalesce(
            (select k.word from goldenrod.kept_words k where k.script_id = s.id and k.status = s.status::text),
            goldenrod.legacy_word(s.status)
          ) as status$status$
          else format('s.%I', a.attname) end,
        ', ' order by a.attnum
      )
      from pg_attribute a
      where a.attrelid = format('public.%I', table_name)::regclass
        and a.attnum > 0 and not a.attisdropped and a.attname <> all (hidden)
    ),
    coalesce(' where ' || nullif(shown_where, 'true'), '')
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
comment on function goldenrod.make_legacy_view(text, text[], text) is
  'Makes or refreshes the old shape of a table.';
revoke execute on function goldenrod.make_legacy_view(text, text[], text) from public, anon, authenticated, service_role;

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
        when 'scripts' then 's.id in (select t.script_id from goldenrod.standing_scripts t)' else 'true'
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
select goldenrod.make_legacy_view(r.name, r.hidden, 's.id in (select t.script_id from goldenrod.standing_scripts t)')
from goldenrod.legacy_relations() r where r.name = 'scripts';

create or replace function goldenrod.legacy_scripts_update() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
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
      from public.scripts s where s.id = old.id
    );
    new.id := goldenrod.add_legacy_version(shape);
    new.created_at := (select s.created_at from public.scripts s where s.id = new.id);
    new.updated_at := (select s.updated_at from public.scripts s where s.id = new.id);
    if not had_text and new.status is not distinct from old.status
      and not exists (select from goldenrod.kept_words k where k.script_id = old.id) then
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
    ) using pg_catalog.to_jsonb(new) - 'status', old.id;
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
  return new;
end
$$;
comment on function goldenrod.legacy_scripts_go_on_air() is
  'Gives a version that old code wrote the state that its word means; one that nobody declared stays a draft.';

drop view if exists goldenrod.legacy_scripts;
do $$
begin
  if to_regclass('goldenrod.legacy_ids') is not null then
    drop policy if exists "Users can view ids of their own scripts" on goldenrod.legacy_ids;
    revoke all on goldenrod.legacy_ids from authenticated, service_role;
    alter table goldenrod.legacy_ids drop constraint if exists legacy_ids_script_id_fkey;
    alter table goldenrod.legacy_ids set schema goldenrod_archive;
  end if;
end
$$;
