-- Schema legacy holds scripts, images and audio alone, as before.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;
drop event trigger if exists goldenrod_legacy_makes_way;
drop event trigger if exists goldenrod_legacy_follows;

do $$
declare
  item record;
begin
  -- Those three stand, whatever was done to them.
  if to_regprocedure('goldenrod.legacy_gaps()') is not null then
    perform goldenrod.refresh_legacy_views();
  end if;
  for item in
    select v.relname as name from pg_catalog.pg_class v
    where v.relnamespace = to_regnamespace('legacy') and v.relkind = 'v'
      and pg_catalog.obj_description(v.oid, 'pg_class') like 'As in schema public: %'
  loop
    execute format('drop view legacy.%I', item.name);
  end loop;
  if to_regnamespace('legacy') is not null then
    revoke usage on schema legacy from anon;
    comment on schema legacy is 'Scripts, images and audio in the shape from before Phase 1A, for code that was written for it.';
  end if;
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
    's.id in (select t.script_id from goldenrod.standing_scripts t)'
  );
  perform goldenrod.make_legacy_view('image_generations', array['character_id'], 'true');
  perform goldenrod.make_legacy_view('audio_generations', array['character_id'], 'true');
end
$$;
comment on function goldenrod.refresh_legacy_views() is
  'Makes the views of schema legacy again; run it when a table got a column that old code should see.';

drop function if exists goldenrod.legacy_follows();
drop function if exists goldenrod.legacy_makes_way();
drop function if exists goldenrod.drop_legacy_views();
drop function if exists goldenrod.make_legacy_triggers();
drop function if exists goldenrod.legacy_gaps();
drop function if exists goldenrod.legacy_rights();
drop function if exists goldenrod.legacy_relations();
