-- Words and what they mean are put aside whole; the next migrate brings them back. Old code's words
-- mean again what they meant before: any but draft and approved goes on the air.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod.status_of_word(word text) returns public.script_status
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return case coalesce(word, 'ready')
    when 'approved' then 'approved' when 'draft' then 'draft' else 'active'
  end::public.script_status;
comment on function goldenrod.status_of_word(text) is
  'What old code means by a status that it writes: ready, unless it says draft or approved.';

create or replace function goldenrod.legacy_scripts_go_on_air() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  wanted constant public.script_status := goldenrod.status_of_word(new.status);
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
  new.status := (select goldenrod.legacy_word(s.status) from public.scripts s where s.id = new.id);
  return new;
end
$$;
comment on function goldenrod.legacy_scripts_go_on_air() is
  'Gives a version that old code wrote the state that old code means: ready, unless it says draft or approved.';

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
    if not had_text and new.status is not distinct from old.status then
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
          then 'goldenrod.legacy_word(s.status) as status' else pg_catalog.format('s.%I', a.attname) end,
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
comment on column legacy.scripts.status is 'The state in the words from before Phase 1A: ready (active), approved, or draft.';

do $$
begin
  if to_regclass('goldenrod.kept_words') is not null then
    drop policy if exists "Users can view words of scripts that they can view" on goldenrod.kept_words;
    revoke all on goldenrod.kept_words from authenticated, service_role;
    alter table goldenrod.kept_words drop constraint if exists kept_words_script_id_fkey;
    alter table goldenrod.kept_words set schema goldenrod_archive;
  end if;
  if to_regclass('goldenrod.old_words') is not null then
    alter table goldenrod.old_words set schema goldenrod_archive;
  end if;
end
$$;
