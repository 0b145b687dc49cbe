-- Old code goes on unchanged: schema legacy shows the shape from before Phase 1A, and its writes
-- become versions. A client needs one line: its search path, or its API's schema name.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create schema if not exists legacy;
comment on schema legacy is 'Scripts, images and audio in the shape from before Phase 1A, for code that was written for it.';
grant usage on schema legacy to authenticated, service_role;

create or replace function goldenrod.legacy_word(status public.script_status) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return case status when 'active' then 'ready' when 'approved' then 'approved' else 'draft' end;
comment on function goldenrod.legacy_word(public.script_status) is
  'A state in the words from before Phase 1A: ready, approved or draft.';
revoke execute on function goldenrod.legacy_word(public.script_status) from public;
grant execute on function goldenrod.legacy_word(public.script_status) to authenticated, service_role;

-- The views carry the columns that the tables have here, known to us or not.
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
comment on function goldenrod.make_legacy_view(text, text[], text) is
  'Makes or refreshes the old shape of a table.';

create or replace function goldenrod.refresh_legacy_views() returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  perform goldenrod.make_legacy_view(
    'scripts',
    array[
      'version', 'evaluation_score', 'evaluation_feedback', 'character_ids', 'legacy_status',
      'parent_id', 'origin', 'created_by', 'text_hash', 'chapter_hash', 'deleted_at'
    ],
    $shown$
      s.deleted_at is null and (
        s.chapter_id is null or s.user_id is null or s.id = (
          select x.id from public.scripts x
          where x.chapter_id = s.chapter_id and x.user_id = s.user_id and x.script_style = s.script_style
            and x.deleted_at is null
          order by x.status = 'active' desc, x.version desc limit 1
        )
      )
    $shown$
  );
  perform goldenrod.make_legacy_view('image_generations', array['character_id'], 'true');
  perform goldenrod.make_legacy_view('audio_generations', array['character_id'], 'true');
end
$$;
comment on function goldenrod.refresh_legacy_views() is
  'Makes the views of schema legacy again; run it when a table got a column that old code should see.';
revoke execute on function goldenrod.make_legacy_view(text, text[], text) from public;
revoke execute on function goldenrod.refresh_legacy_views() from public;
select goldenrod.refresh_legacy_views();
comment on view legacy.scripts is
  'One script for each chapter, owner and style: the active one, else the newest. Writes make versions.';
comment on view legacy.image_generations is 'Images in the shape from before Phase 1A.';
comment on view legacy.audio_generations is 'Audio in the shape from before Phase 1A.';

create or replace function goldenrod.add_legacy_version(old_shape jsonb) returns uuid
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  made uuid := coalesce((old_shape ->> 'id')::uuid, pg_catalog.gen_random_uuid());
  columns text := (
    select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ')
    from pg_catalog.pg_attribute a
    where a.attrelid = 'public.scripts'::pg_catalog.regclass and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and (old_shape ? a.attname::text or a.attname in ('id', 'user_id', 'origin'))
      -- What the table counts by itself is given anew.
      and not (a.attidentity <> '' and old_shape ->> a.attname::text is null)
  );
begin
  execute pg_catalog.format(
    'insert into public.scripts (%1$s)
     select %1$s from pg_catalog.jsonb_populate_record(null::public.scripts, $1)', columns
  ) using old_shape || pg_catalog.jsonb_build_object(
    'id', made, 'origin', 'legacy', 'user_id', coalesce(old_shape ->> 'user_id', auth.uid()::text)
  );
  return made;
end
$$;
comment on function goldenrod.add_legacy_version(jsonb) is
  'Adds what old code wrote as a draft; legacy_scripts_go_on_air() puts it where old code will find it again.';

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
comment on function goldenrod.legacy_scripts_insert() is 'What old code inserts is a new version.';

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
comment on function goldenrod.legacy_scripts_update() is
  'What old code overwrites becomes a new version; the older text stays as an older one.';

-- Security definer: what old code wrote goes on the air without an evaluation, which its writer may not
-- do otherwise. It runs only after the trigger before it has written the version as that writer, and
-- nobody can call it or put it on a table of their own.
create or replace function goldenrod.legacy_scripts_go_on_air() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  wanted public.script_status := case coalesce(new.status, 'ready')
    when 'approved' then 'approved' when 'draft' then 'draft' else 'active'
  end;
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
  where s.status in ('approved', 'evaluated') and s.deleted_at is null
    and (s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style));
  perform pg_catalog.set_config('goldenrod.note', '', true);
  delete from public.scripts s
  where s.id = old.id or (s.chapter_id, s.user_id, s.script_style) = (old.chapter_id, old.user_id, old.script_style);
  return old;
end
$$;
comment on function goldenrod.legacy_scripts_delete() is 'What old code deletes is marked as deleted, with all its versions.';

revoke execute on function goldenrod.add_legacy_version(jsonb) from public;
revoke execute on function goldenrod.legacy_scripts_insert() from public;
revoke execute on function goldenrod.legacy_scripts_update() from public;
revoke execute on function goldenrod.legacy_scripts_go_on_air() from public;
revoke execute on function goldenrod.legacy_scripts_delete() from public;
grant execute on function goldenrod.add_legacy_version(jsonb) to authenticated, service_role;
create or replace trigger scripts_insert instead of insert on legacy.scripts
  for each row execute function goldenrod.legacy_scripts_insert();
create or replace trigger scripts_update instead of update on legacy.scripts
  for each row execute function goldenrod.legacy_scripts_update();
-- By name after the two above.
create or replace trigger scripts_written instead of insert or update on legacy.scripts
  for each row execute function goldenrod.legacy_scripts_go_on_air();
create or replace trigger scripts_delete instead of delete on legacy.scripts
  for each row execute function goldenrod.legacy_scripts_delete();
