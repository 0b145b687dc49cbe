-- What old code's words of status mean is data that an owner may add to. A word that nobody declared
-- never goes on the air: it is kept, and shown as it was, on a version that is not active.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.old_words') is not null and to_regclass('goldenrod.old_words') is null then
    alter table goldenrod_archive.old_words set schema goldenrod;
  end if;
  if to_regclass('goldenrod_archive.kept_words') is not null and to_regclass('goldenrod.kept_words') is null then
    alter table goldenrod_archive.kept_words set schema goldenrod;
  end if;
end
$$;

-- In text, so that a rollback which takes the enum away can put the table aside whole. No word means
-- evaluated: that takes an evaluation.
create table if not exists goldenrod.old_words (
  word text not null,
  means text not null,
  constraint old_words_pkey primary key (word),
  constraint old_words_means_check check (means in ('draft', 'approved', 'rejected', 'active'))
);
comment on table goldenrod.old_words is
  'What old code means by a word of status. Add your own; a word that is not here never goes on the air.';
comment on column goldenrod.old_words.word is 'The word, as old code writes it through schema legacy.';
comment on column goldenrod.old_words.means is 'What its version becomes: draft, approved, rejected or active.';
insert into goldenrod.old_words (word, means) values
  ('ready', 'active'), ('active', 'active'), ('approved', 'approved'), ('rejected', 'rejected'), ('draft', 'draft')
on conflict (word) do nothing;
alter table goldenrod.old_words enable row level security;
revoke all on goldenrod.old_words from public, anon, authenticated, service_role;

create table if not exists goldenrod.kept_words (
  script_id uuid not null,
  word text not null,
  status text not null,
  constraint kept_words_pkey primary key (script_id)
);
comment on table goldenrod.kept_words is
  'Words of status that the states do not say again: what old code wrote is what it reads.';
comment on column goldenrod.kept_words.script_id is 'The version.';
comment on column goldenrod.kept_words.word is 'What old code wrote, or what the row held before Phase 1A.';
comment on column goldenrod.kept_words.status is 'The state that it stands for: it is shown until the version is moved.';
delete from goldenrod.kept_words k where not exists (select from public.scripts s where s.id = k.script_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.kept_words'::regclass and conname = 'kept_words_script_id_fkey') then
    alter table goldenrod.kept_words add constraint kept_words_script_id_fkey
      foreign key (script_id) references public.scripts (id) on delete cascade;
  end if;
end
$$;
alter table goldenrod.kept_words enable row level security;
revoke all on goldenrod.kept_words from public, anon, authenticated, service_role;
grant select on goldenrod.kept_words to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view words of scripts that they can view" on goldenrod.kept_words;
  -- Row by row, as the view below asks: most versions have none.
  create policy "Users can view words of scripts that they can view" on goldenrod.kept_words
    for select to authenticated using (exists (select from public.scripts s where s.id = kept_words.script_id));
end
$$;

-- What rows held before the upgrade is shown as it was, too, where nobody has moved them since.
insert into goldenrod.kept_words (script_id, word, status)
select s.id, o.columns ->> 'status', s.status
from goldenrod_archive.old_values o
join public.scripts s on s.id = o.id
where o.relation = 'public.scripts' and o.columns ->> 'status' is not null
  and o.columns ->> 'status' <> goldenrod.legacy_word(s.status)
  and exists (
    select from goldenrod_archive.starting_points p
    where p.file = '20251004000001' and p.facts #>> '{columns,status,type}' <> 'public.script_status'
  )
  and not exists (select from public.script_status_changes h where h.script_id = s.id)
on conflict (script_id) do nothing;

create or replace function goldenrod.status_of_word(word text) returns public.script_status
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select w.means::public.script_status from goldenrod.old_words w where w.word = coalesce(status_of_word.word, 'ready');
end;
comment on function goldenrod.status_of_word(text) is
  'What old code means by a status that it writes: ready where it says none; null where nobody declared the word.';

create or replace function goldenrod.make_legacy_view(table_name text, hidden text[], shown_where text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  item record;
begin
  execute pg_catalog.format(
    'create or replace view legacy.%1$I with (security_invoker = true) as select %2$s from public.%1$I s where %3$s',
    table_name,
    (
      select pg_catalog.string_agg(
        case when a.attname = 'status' and table_name = 'scripts'
          then $status$coalesce(
            (select k.word from goldenrod.kept_words k where k.script_id = s.id and k.status = s.status::text),
            goldenrod.legacy_word(s.status)
          ) as status$status$
          else pg_catalog.format('s.%I', a.attname) end,
        ', ' order by a.attnum
      )
      from pg_catalog.pg_attribute a
      where a.attrelid = pg_catalog.format('public.%I', table_name)::pg_catalog.regclass
        and a.attnum > 0 and not a.attisdropped and a.attname <> all (hidden)
    ),
    shown_where
  );
  -- Through a view, a column that is left out would be NULL instead of its table's default.
  for item in
    select a.attname, pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = pg_catalog.format('public.%I', table_name)::pg_catalog.regclass
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> all (hidden)
      and not (a.attname = 'status' and table_name = 'scripts')
  loop
    execute pg_catalog.format('alter view legacy.%I alter column %I set default %s', table_name, item.attname, item.expression);
  end loop;
  execute pg_catalog.format('revoke all on legacy.%I from public, anon, authenticated, service_role', table_name);
  execute pg_catalog.format('grant select, insert, update, delete on legacy.%I to authenticated, service_role', table_name);
end
$$;
select goldenrod.refresh_legacy_views();
comment on column legacy.scripts.status is
  'The state in the words from before Phase 1A: ready (active), approved, or draft; or what old code wrote.';

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
