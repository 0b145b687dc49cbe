-- Where several scripts of a chapter, owner and style were legal before, each of them goes on being a script of
-- its own for old code: it shows what the application showed, and is overwritten and deleted alone. Elsewhere
-- nothing changes. What an application had is a row, so that the functions are the same everywhere.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.legacy_roots') is not null and to_regclass('goldenrod.legacy_roots') is null then
    alter table goldenrod_archive.legacy_roots set schema goldenrod;
  end if;
  if to_regclass('goldenrod_archive.legacy_facts') is not null and to_regclass('goldenrod.legacy_facts') is null then
    alter table goldenrod_archive.legacy_facts set schema goldenrod;
    -- What is so now is found anew.
    delete from goldenrod.legacy_facts;
  end if;
end
$$;

create table if not exists goldenrod.legacy_facts (
  fact text not null,
  constraint legacy_facts_pkey primary key (fact)
);
comment on table goldenrod.legacy_facts is
  'What was so in the shape from before Phase 1A and is so in schema legacy: several scripts of a key.';
comment on column goldenrod.legacy_facts.fact is 'What was so.';
alter table goldenrod.legacy_facts enable row level security;
revoke all on goldenrod.legacy_facts from public, anon, authenticated, service_role;
grant select on goldenrod.legacy_facts to authenticated, service_role;

create table if not exists goldenrod.legacy_roots (
  script_id uuid not null,
  root_id uuid not null,
  constraint legacy_roots_pkey primary key (script_id)
);
comment on table goldenrod.legacy_roots is
  'Of which script a version is one, for old code, where several of a key are scripts of their own; one that is not here is a script itself.';
comment on column goldenrod.legacy_roots.script_id is 'The version.';
comment on column goldenrod.legacy_roots.root_id is 'The script, by the version by whose id old code knows it.';
create index if not exists idx_legacy_roots_root on goldenrod.legacy_roots (root_id);
delete from goldenrod.legacy_roots r
where not exists (select from public.scripts s where s.id = r.script_id)
  or not exists (select from public.scripts s where s.id = r.root_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.legacy_roots'::regclass and conname = 'legacy_roots_script_id_fkey') then
    alter table goldenrod.legacy_roots add constraint legacy_roots_script_id_fkey
      foreign key (script_id) references public.scripts (id) on delete cascade;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.legacy_roots'::regclass and conname = 'legacy_roots_root_id_fkey') then
    alter table goldenrod.legacy_roots add constraint legacy_roots_root_id_fkey
      foreign key (root_id) references public.scripts (id) on delete cascade;
  end if;
end
$$;
alter table goldenrod.legacy_roots enable row level security;
revoke all on goldenrod.legacy_roots from public, anon, authenticated, service_role;
grant select on goldenrod.legacy_roots to authenticated, service_role;
do $$
begin
  drop policy if exists "All can view what was so" on goldenrod.legacy_facts;
  create policy "All can view what was so" on goldenrod.legacy_facts for select to authenticated, service_role using (true);
  drop policy if exists "Users can view roots of scripts that they can view" on goldenrod.legacy_roots;
  -- Row by row, as the view below asks: most versions have none.
  create policy "Users can view roots of scripts that they can view" on goldenrod.legacy_roots
    for select to authenticated using (exists (select from public.scripts s where s.id = legacy_roots.script_id));
end
$$;

create or replace function goldenrod.had_several_scripts() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from goldenrod.legacy_facts f where f.fact = 'several scripts of a key');
end;
comment on function goldenrod.had_several_scripts() is
  'Whether several scripts of a chapter, owner and style were legal before the upgrade.';

-- No unique key over the three or fewer of them, and no numbers: then they were versions already.
insert into goldenrod.legacy_facts (fact)
select 'several scripts of a key'
from goldenrod_archive.starting_points s
where s.file = '20251004000001' and s.converted_at is not null
  and s.facts #> '{constraints,scripts_chapter_id_user_id_script_style_key}' is null
  and not coalesce(s.facts -> 'columns', '{}') ? 'version'
  and not exists (
    select from goldenrod_archive.starting_points k
    cross join lateral jsonb_each(k.facts -> 'keys') as own (name, was)
    where k.file = '20251004000141' and string_to_array(substring(own.was ->> 'definition' from '\(([a-z_, ]+)\)$'), ', ')
      <@ array['chapter_id', 'user_id', 'script_style']
  )
on conflict (fact) do nothing;

create or replace view goldenrod.legacy_rows with (security_invoker = true) as
select f.id as legacy_id, stands.script_id
from public.scripts f
cross join lateral (
  select v.id as script_id
  from (
    select f.id, f.status, f.version, f.created_at, f.deleted_at
    union all
    select x.id, x.status, x.version, x.created_at, x.deleted_at
    from goldenrod.legacy_roots r join public.scripts x on x.id = r.script_id
    where r.root_id = f.id
  ) v
  where v.deleted_at is null
  order by v.status = 'active' desc, v.version desc, v.created_at desc limit 1
) stands
where not exists (select from goldenrod.legacy_roots r where r.script_id = f.id);
comment on view goldenrod.legacy_rows is
  'What legacy_scripts is where several scripts of a key were legal: each row from before, and the version that stands for it.';
comment on column goldenrod.legacy_rows.legacy_id is 'The id by which old code knows it.';
comment on column goldenrod.legacy_rows.script_id is 'The version that it is shown.';
revoke all on goldenrod.legacy_rows from public, anon, authenticated, service_role;
grant select on goldenrod.legacy_rows to authenticated, service_role;

create or replace function goldenrod.legacy_version(legacy_id uuid) returns uuid
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if goldenrod.had_several_scripts() then
    return (select l.script_id from goldenrod.legacy_rows l where l.legacy_id = legacy_version.legacy_id);
  end if;
  return (select l.script_id from goldenrod.legacy_scripts l where l.legacy_id = legacy_version.legacy_id);
end
$$;
comment on function goldenrod.legacy_version(uuid) is 'The version that old code is shown for an id.';

create or replace function goldenrod.legacy_versions(legacy_id uuid) returns uuid[]
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if goldenrod.had_several_scripts() then
    return array(select r.script_id from goldenrod.legacy_roots r where r.root_id = legacy_versions.legacy_id)
      || legacy_versions.legacy_id;
  end if;
  return array(
    select s.id
    from public.scripts f
    join public.scripts s on s.chapter_id = f.chapter_id and s.user_id = f.user_id and s.script_style = f.script_style
    where f.id = legacy_versions.legacy_id and s.id <> f.id
  ) || legacy_versions.legacy_id;
end
$$;
comment on function goldenrod.legacy_versions(uuid) is 'All versions of what old code knows by an id.';

-- Security definer: whoever adds a version, old code has to find it, and nobody may write what it goes by.
create or replace function goldenrod.scripts_note_root() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if goldenrod.had_several_scripts() then
    insert into goldenrod.legacy_roots (script_id, root_id)
    select new.id, coalesce(r.root_id, p.id)
    from public.scripts p
    left join goldenrod.legacy_roots r on r.script_id = p.id
    where p.id = new.parent_id
      and (p.chapter_id, p.user_id, p.script_style) is not distinct from (new.chapter_id, new.user_id, new.script_style);
  end if;
  return null;
end
$$;
comment on function goldenrod.scripts_note_root() is
  'Where several scripts of a key were legal: notes of which one a new version is made.';
create or replace trigger scripts_note_root after insert on public.scripts
  for each row when (new.parent_id is not null) execute function goldenrod.scripts_note_root();

-- What was made before this file.
with recursive made (script_id, root_id) as (
  select s.id, p.id
  from public.scripts s join public.scripts p on p.id = s.parent_id
  where p.parent_id is null and goldenrod.had_several_scripts()
    and (p.chapter_id, p.user_id, p.script_style) is not distinct from (s.chapter_id, s.user_id, s.script_style)
  union all
  select s.id, m.root_id
  from made m
  join public.scripts p on p.id = m.script_id
  join public.scripts s on s.parent_id = p.id
  where (p.chapter_id, p.user_id, p.script_style) is not distinct from (s.chapter_id, s.user_id, s.script_style)
)
insert into goldenrod.legacy_roots (script_id, root_id) select m.script_id, m.root_id from made m
on conflict (script_id) do nothing;

-- The upgrade lets one of a key be active. What was ready before is shown as ready, until it is moved.
insert into goldenrod.kept_words (script_id, word, status)
select s.id, 'ready', s.status
from goldenrod_archive.starting_points p
join public.scripts s on s.created_at is null or s.created_at <= p.converted_at
left join goldenrod_archive.old_values o on o.relation = 'public.scripts' and o.id = s.id
where p.file = '20251004000001' and goldenrod.had_several_scripts()
  and s.origin = 'legacy' and s.status <> 'active' and s.deleted_at is null
  and case
    when p.facts #>> '{columns,status,type}' = 'public.script_status' then coalesce(o.columns ->> 'status' = 'active', false)
    else not coalesce(o.columns, '{}') ? 'status' or o.columns ->> 'status' = 'ready'
  end
  and not exists (select from goldenrod.legacy_roots r where r.script_id = s.id)
  and not exists (select from public.script_status_changes h where h.script_id = s.id)
on conflict (script_id) do nothing;

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
          -- Of several, old code takes the newest, and an overwrite makes none newer.
          when table_name = 'scripts' and a.attname = 'created_at' and goldenrod.had_several_scripts()
          then 'f.created_at'
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
    when 'scripts' then case
      when goldenrod.had_several_scripts() then 'Each script from before Phase 1A, and those since: of each the active version, else the newest. Writes make versions.'
      else 'One script for each chapter, owner and style: the active one, else the newest. Writes make versions.'
    end
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
        when 'scripts' then format(
          'public.scripts f join goldenrod.%I l on l.legacy_id = f.id join public.scripts s on s.id = l.script_id',
          case when goldenrod.had_several_scripts() then 'legacy_rows' else 'legacy_scripts' end
        )
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
  if new.status is null and pg_catalog.btrim(coalesce(new.script, ''), E' \t\r\n') = '' and (goldenrod.had_several_scripts() or not exists (
    select from public.scripts s
    where s.chapter_id = made.chapter_id and s.user_id = made.user_id and s.script_style = made.script_style
      and s.deleted_at is null and s.id <> made.id
  )) then
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
  shown constant uuid := goldenrod.legacy_version(old.id);
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
            -- Those that versions share hold among active ones.
            and i.indpred is null
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
  several constant boolean := goldenrod.had_several_scripts();
  root constant uuid := coalesce((select r.root_id from goldenrod.legacy_roots r where r.script_id = new.id), new.id);
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
      and s.script_style = n.script_style and s.status = 'active'
      and (not several or s.id = any (goldenrod.legacy_versions(root)));
  elsif several then
    -- Another script of the chapter goes off the air, which old code has not asked for: it goes on reading ready.
    insert into goldenrod.kept_words as k (script_id, word, status)
    select s.id, coalesce((select w.word from goldenrod.kept_words w where w.script_id = s.id and w.status = 'active'), 'ready'), 'approved'
    from public.scripts n
    join public.scripts s on s.chapter_id = n.chapter_id and s.user_id = n.user_id and s.script_style = n.script_style
    where n.id = new.id and s.id <> n.id and s.status = 'active'
    on conflict (script_id) do update set word = excluded.word, status = excluded.status;
  end if;
  if wanted <> 'draft' then
    update public.scripts s set status = wanted where s.id = new.id;
  end if;
  perform set_config('goldenrod.note', '', true);
  if word <> goldenrod.legacy_word(wanted) then
    insert into goldenrod.kept_words (script_id, word, status) values (new.id, word, wanted);
  end if;
  new.status := word;
  if several then
    new.id := root;
    new.created_at := (select s.created_at from public.scripts s where s.id = root);
    return new;
  end if;
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
declare
  gone uuid[];
begin
  if old.chapter_id is not null and old.user_id is not null then
    -- Before any row is locked: an activation holds its version while it waits for the one on the air.
    perform goldenrod.lock_key(old.chapter_id, old.user_id, old.script_style);
  end if;
  -- For old code there is one script: it goes with all its versions, each of which can be brought back.
  gone := goldenrod.legacy_versions(old.id);
  perform pg_catalog.set_config('goldenrod.note', 'deleted by old code', true);
  update public.scripts s set status = 'approved' where s.id = any (gone) and s.status = 'active';
  update public.scripts s set status = 'rejected'
  where s.id = any (gone) and s.status <> all (goldenrod.deletable_states()) and s.deleted_at is null;
  perform pg_catalog.set_config('goldenrod.note', '', true);
  delete from public.scripts s where s.id = any (gone);
  return old;
end
$$;

create or replace function goldenrod.legacy_scripts_let_go() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  gone constant uuid[] := goldenrod.legacy_versions(old.id);
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

do $$
declare
  item text;
begin
  foreach item in array array['had_several_scripts()', 'legacy_version(uuid)', 'legacy_versions(uuid)'] loop
    execute format('revoke execute on function goldenrod.%s from public, anon', item);
    execute format('grant execute on function goldenrod.%s to authenticated, service_role', item);
  end loop;
  revoke execute on function goldenrod.scripts_note_root() from public, anon, authenticated, service_role;
  perform goldenrod.make_legacy_view(r.name, r.hidden, format(
    'public.scripts f join goldenrod.%I l on l.legacy_id = f.id join public.scripts s on s.id = l.script_id',
    case when goldenrod.had_several_scripts() then 'legacy_rows' else 'legacy_scripts' end
  ))
  from goldenrod.legacy_relations() r where r.name = 'scripts';
end
$$;
