-- Schema legacy holds every table that old code could see, since a client that chooses it finds nothing
-- else. It follows what the application makes of its tables, and does not stand in the way of that.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- Visitors find there what the application lets them see in public, and no scripts.
grant usage on schema legacy to anon;
comment on schema legacy is
  'Everything that code from before Phase 1A could see, with scripts, images and audio in their old shape.';

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
comment on function goldenrod.legacy_relations() is
  'The tables and views of public that schema legacy shows, and which of their columns it does not.';

create or replace function goldenrod.legacy_rights() returns table (name text, change text)
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  with pairs as (
    select r.name, r.relation, v.oid as shown, v.relowner as keeper
    from goldenrod.legacy_relations() r
    join pg_class v on v.relnamespace = to_regnamespace('legacy') and v.relkind = 'v' and v.relname = r.name
    -- The three of our own making have rights of their own.
    where r.hidden = '{}'
  ), wanted as (
    select p.name, a.privilege_type, a.grantee, null::name as on_column
    from pairs p
    join pg_class c on c.oid = p.relation
    cross join lateral aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
    where a.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') and a.grantee <> p.keeper
    union
    select p.name, a.privilege_type, a.grantee, t.attname
    from pairs p
    join pg_attribute t on t.attrelid = p.relation and t.attnum > 0 and not t.attisdropped
    cross join lateral aclexplode(t.attacl) a
    where a.privilege_type in ('SELECT', 'INSERT', 'UPDATE') and a.grantee <> p.keeper
  ), found as (
    select p.name, a.privilege_type, a.grantee, null::name as on_column
    from pairs p
    join pg_class c on c.oid = p.shown
    cross join lateral aclexplode(c.relacl) a
    where a.grantee <> p.keeper
    union
    select p.name, a.privilege_type, a.grantee, t.attname
    from pairs p
    join pg_attribute t on t.attrelid = p.shown and t.attnum > 0 and not t.attisdropped
    cross join lateral aclexplode(t.attacl) a
    where a.grantee <> p.keeper
  ), changes as (
    select 2 as place, 'grant' as verb, 'to' as whom, w.* from (table wanted except table found) w
    union all
    -- First: who loses a right on a table loses it on each of its columns as well.
    select 1, 'revoke', 'from', f.* from (table found except table wanted) f
  )
  select c.name, format(
    '%s %s%s on legacy.%I %s %s', c.verb, c.privilege_type, case when c.on_column is not null then format(' (%I)', c.on_column) end,
    c.name, c.whom, case c.grantee when 0 then 'public' else c.grantee::regrole::text end
  )
  from changes c order by c.place
$$;
comment on function goldenrod.legacy_rights() is
  'The statements that give the views of schema legacy the rights that their tables have.';

create or replace function goldenrod.legacy_gaps() returns table (name text, gap text)
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  with columns as (
    select r.name, coalesce(array_agg(
      format('%I %s', a.attname, case
        when r.name = 'scripts' and a.attname = 'status' then 'text' else format_type(a.atttypid, a.atttypmod)
      end) order by a.attnum
    ) filter (where a.attname is not null), '{}') as wanted
    from goldenrod.legacy_relations() r
    left join pg_attribute a on a.attrelid = r.relation and a.attnum > 0 and not a.attisdropped and a.attname <> all (r.hidden)
    group by r.name
  ), shown as (
    select v.oid, v.relname::text as name, array(
      select format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)) from pg_attribute a
      where a.attrelid = v.oid and a.attnum > 0 and not a.attisdropped order by a.attnum
    ) as found
    from pg_class v
    where v.relnamespace = to_regnamespace('legacy') and v.relkind = 'v'
  )
  select c.name, case when s.oid is null then 'is missing' else 'has other columns' end
  from columns c left join shown s on s.name = c.name
  where s.found is distinct from c.wanted
  union all
  select s.name, 'shows what public has no more'
  from shown s
  where not exists (select from columns c where c.name = s.name)
    and obj_description(s.oid, 'pg_class') like 'As in schema public: %'
  union all
  select r.name, 'has other defaults'
  from goldenrod.legacy_relations() r
  join shown s on s.name = r.name
  join pg_attribute a on a.attrelid = r.relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  join pg_attribute t on t.attrelid = s.oid and t.attname = a.attname
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  left join pg_attrdef e on e.adrelid = t.attrelid and e.adnum = t.attnum
  where r.hidden <> '{}' and not (r.name = 'scripts' and a.attname = 'status')
    and pg_get_expr(d.adbin, d.adrelid) is distinct from pg_get_expr(e.adbin, e.adrelid)
  group by r.name
  union all
  select w.name, 'has other rights' from goldenrod.legacy_rights() w
  group by w.name
$$;
comment on function goldenrod.legacy_gaps() is
  'In which of its tables schema legacy is not what public is. refresh_legacy_views() mends it.';

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
comment on function goldenrod.make_legacy_triggers() is 'What turns old code''s writes of scripts into versions.';

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
comment on function goldenrod.refresh_legacy_views() is
  'Makes schema legacy what public is: new tables and columns, rights, and those that went.';

create or replace function goldenrod.drop_legacy_views() returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  item record;
begin
  perform set_config('goldenrod.refreshing', 'yes', true);
  for item in
    select v.relname as name from pg_class v
    join goldenrod.legacy_relations() r on r.name = v.relname
    where v.relnamespace = to_regnamespace('legacy') and v.relkind = 'v'
  loop
    execute format('drop view legacy.%I', item.name);
  end loop;
  perform set_config('goldenrod.refreshing', '', true);
end
$$;
comment on function goldenrod.drop_legacy_views() is
  'Takes the views of schema legacy away, for a migration that changes or drops what they show; refresh_legacy_views() makes them again.';

-- With the rights of whoever alters a table: it does nothing for somebody who may not drop the views.
create or replace function goldenrod.legacy_makes_way() returns event_trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  statement constant text := lower(current_query());
  words constant text[] := regexp_split_to_array(statement, '[^[:alnum:]_$]+');
  item record;
begin
  if current_setting('goldenrod.refreshing', true) = 'yes' or to_regnamespace('legacy') is null
    or not pg_has_role((select n.nspowner from pg_namespace n where n.nspname = 'legacy'), 'usage')
    -- It is one of them itself that is meant.
    or (tg_tag like '% VIEW' and 'legacy' = any (words))
    -- In the text of a function that is called it cannot be seen.
    or ('alter' = any (words) and 'type' <> all (words) and 'drop' <> all (words)) then
    return;
  end if;
  for item in
    select r.name
    from goldenrod.legacy_relations() r
    join pg_class v on v.relnamespace = to_regnamespace('legacy') and v.relkind = 'v' and v.relname = r.name
    where lower(r.name) = any (words) or (r.name ~ '[^[:alnum:]_$]' and position(lower(r.name) in statement) > 0)
      -- Where it names none, it may be about any.
      or not exists (
        select from pg_class c
        where c.relnamespace = to_regnamespace('public') and lower(c.relname) = any (words)
      )
  loop
    begin
      perform set_config('goldenrod.refreshing', 'yes', true);
      execute format('drop view legacy.%I', item.name);
      perform set_config('goldenrod.refreshing', '', true);
      perform set_config('goldenrod.made_way', 'yes', true);
    exception when others then
      raise warning 'legacy.% stays while its table is changed: %', item.name, sqlerrm;
    end;
  end loop;
end
$$;
comment on function goldenrod.legacy_makes_way() is
  'Before a table is changed or dropped: takes its view in schema legacy out of the way.';

create or replace function goldenrod.legacy_follows() returns event_trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if current_setting('goldenrod.refreshing', true) = 'yes' or to_regnamespace('legacy') is null
    or not pg_has_role((select n.nspowner from pg_namespace n where n.nspname = 'legacy'), 'usage')
    or (tg_tag !~ '^(DROP|GRANT|REVOKE)' and coalesce(current_setting('goldenrod.made_way', true), '') <> 'yes' and not exists (
      select from pg_event_trigger_ddl_commands() c where c.schema_name = 'public'
    )) then
    return;
  end if;
  perform set_config('goldenrod.made_way', '', true);
  perform goldenrod.refresh_legacy_views();
exception when others then
  -- A migration of the application's own does not fail for it.
  raise warning 'schema legacy does not follow: %', sqlerrm using hint = 'Run `goldenrod db refresh-legacy`.';
end
$$;
comment on function goldenrod.legacy_follows() is
  'After a table or its rights were changed: makes schema legacy the same.';

do $$
declare
  item text;
begin
  foreach item in array array[
    'legacy_relations()', 'legacy_gaps()', 'legacy_rights()', 'make_legacy_triggers()', 'drop_legacy_views()',
    'legacy_makes_way()', 'legacy_follows()'
  ] loop
    execute format('revoke execute on function goldenrod.%s from public, anon, authenticated, service_role', item);
  end loop;
  perform goldenrod.refresh_legacy_views();
  -- Only some owners may: for others there is `goldenrod db refresh-legacy`.
  begin
    drop event trigger if exists goldenrod_legacy_makes_way;
    drop event trigger if exists goldenrod_legacy_follows;
    create event trigger goldenrod_legacy_makes_way on ddl_command_start
      when tag in (
        'ALTER TABLE', 'DROP TABLE', 'ALTER VIEW', 'DROP VIEW', 'ALTER MATERIALIZED VIEW', 'DROP MATERIALIZED VIEW',
        'ALTER FOREIGN TABLE', 'DROP FOREIGN TABLE'
      )
      execute function goldenrod.legacy_makes_way();
    create event trigger goldenrod_legacy_follows on ddl_command_end
      when tag in (
        'CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE', 'DROP TABLE', 'CREATE VIEW', 'ALTER VIEW',
        'DROP VIEW', 'CREATE MATERIALIZED VIEW', 'ALTER MATERIALIZED VIEW', 'DROP MATERIALIZED VIEW',
        'CREATE FOREIGN TABLE', 'ALTER FOREIGN TABLE', 'DROP FOREIGN TABLE', 'GRANT', 'REVOKE'
      )
      execute function goldenrod.legacy_follows();
  exception when insufficient_privilege then
    null;
  end;
end
$$;
