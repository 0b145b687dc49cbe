-- For old code a script has one id, whatever is written to it: that of the first version of its chapter,
-- owner and style. So what it noted (a link, a video's script) is found again, and goes when it deletes it.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.legacy_ids') is not null and to_regclass('goldenrod.legacy_ids') is null then
    alter table goldenrod_archive.legacy_ids set schema goldenrod;
  end if;
end
$$;

-- Only where it is not the first: after old code has deleted all that was there and begun anew.
create table if not exists goldenrod.legacy_ids (
  chapter_id uuid not null,
  user_id uuid not null,
  script_style text not null,
  script_id uuid not null,
  constraint legacy_ids_pkey primary key (chapter_id, user_id, script_style)
);
comment on table goldenrod.legacy_ids is
  'By which version''s id old code knows the script of a chapter, owner and style, where that is not the first.';
comment on column goldenrod.legacy_ids.chapter_id is 'The chapter.';
comment on column goldenrod.legacy_ids.user_id is 'The owner.';
comment on column goldenrod.legacy_ids.script_style is 'The kind of film.';
comment on column goldenrod.legacy_ids.script_id is 'The version whose id it is: the first since old code deleted what was there.';
create index if not exists idx_legacy_ids_script on goldenrod.legacy_ids (script_id);
delete from goldenrod.legacy_ids i where not exists (select from public.scripts s where s.id = i.script_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.legacy_ids'::regclass and conname = 'legacy_ids_script_id_fkey') then
    alter table goldenrod.legacy_ids add constraint legacy_ids_script_id_fkey
      foreign key (script_id) references public.scripts (id) on delete cascade;
  end if;
end
$$;
alter table goldenrod.legacy_ids enable row level security;
revoke all on goldenrod.legacy_ids from public, anon, authenticated, service_role;
grant select on goldenrod.legacy_ids to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view ids of their own scripts" on goldenrod.legacy_ids;
  create policy "Users can view ids of their own scripts" on goldenrod.legacy_ids
    for select to authenticated using (user_id = (select auth.uid()));
end
$$;
create index if not exists idx_legacy_ids_user on goldenrod.legacy_ids (user_id);

create or replace view goldenrod.legacy_scripts with (security_invoker = true) as
select f.id as legacy_id, stands.script_id
from public.scripts f
-- Columns held to columns, so that row level security leaves the indexes to be used.
cross join lateral (
  select t.script_id from goldenrod.standing_scripts t
  where t.chapter_id = f.chapter_id and t.user_id = f.user_id and t.script_style = f.script_style
  union all
  select t.script_id from goldenrod.standing_scripts t
  where t.script_id = f.id and (f.chapter_id is null or f.user_id is null)
) stands
where f.chapter_id is null or f.user_id is null or f.id = coalesce(
  (
    select i.script_id from goldenrod.legacy_ids i
    where i.chapter_id = f.chapter_id and i.user_id = f.user_id and i.script_style = f.script_style
      -- A draft may have gone to another style since.
      and exists (
        select from public.scripts n
        where n.id = i.script_id and n.chapter_id = i.chapter_id and n.user_id = i.user_id and n.script_style = i.script_style
      )
  ),
  (
    select x.id from public.scripts x
    where x.chapter_id = f.chapter_id and x.user_id = f.user_id and x.script_style = f.script_style
    order by x.version limit 1
  )
);
comment on view goldenrod.legacy_scripts is 'The scripts that old code sees: by which id it knows each, and which version stands for it.';
comment on column goldenrod.legacy_scripts.legacy_id is 'The id by which old code knows it.';
comment on column goldenrod.legacy_scripts.script_id is 'The version that it is shown.';
revoke all on goldenrod.legacy_scripts from public, anon, authenticated, service_role;
grant select on goldenrod.legacy_scripts to authenticated, service_role;

-- Its third argument has another meaning, and a name cannot change otherwise.
drop function if exists goldenrod.make_legacy_view(text, text[], text);
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
select goldenrod.make_legacy_view(r.name, r.hidden,
  'public.scripts f join goldenrod.legacy_scripts l on l.legacy_id = f.id join public.scripts s on s.id = l.script_id')
from goldenrod.legacy_relations() r where r.name = 'scripts';

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
comment on function goldenrod.legacy_scripts_go_on_air() is
  'Gives a version that old code wrote the state that its word means, one that nobody declared that of a draft, and answers the id by which old code knows it.';

-- Security definer, as a foreign key's own action is: what refers to a script that old code deleted lets go
-- of it, whoever may write it. It runs only when the trigger before it has deleted as its caller.
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
comment on function goldenrod.legacy_scripts_let_go() is
  'Takes out the references to a script that old code deleted, where its foreign key says on delete set null.';
revoke execute on function goldenrod.legacy_scripts_let_go() from public, anon, authenticated, service_role;

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
  create or replace trigger scripts_let_go instead of delete on legacy.scripts
    for each row execute function goldenrod.legacy_scripts_let_go();
end
$$;
select goldenrod.make_legacy_triggers();
