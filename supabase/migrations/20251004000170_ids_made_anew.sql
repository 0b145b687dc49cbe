-- Where a rollback was followed by another script in the place of the one that stayed, old code knows that one's
-- id, and goes on by it after the next migrate: versions that return from the archive stand before it under ids
-- that old code has deleted, or has never seen.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- The first file takes its rows out of the archive when it has brought them back: what is not among them was
-- written in the old shape, which has one script a key.
create or replace function goldenrod_archive.keep_ids_made_anew() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if to_regclass('goldenrod.legacy_ids') is not null or not exists (
    select from gone g where g.file = '20251004000001' and g.relation = 'public.scripts'
  ) or not exists (
    select from goldenrod_archive.starting_points s
    where s.file = '20251004000001' and s.facts #> '{constraints,scripts_chapter_id_user_id_script_style_key}' is not null
  ) then
    return null;
  end if;
  -- Where a rollback puts aside those that old code began anew, and from where they return.
  create table if not exists goldenrod_archive.legacy_ids (
    chapter_id uuid not null,
    user_id uuid not null,
    script_style text not null,
    script_id uuid not null,
    constraint legacy_ids_pkey primary key (chapter_id, user_id, script_style)
  );
  insert into goldenrod_archive.legacy_ids (chapter_id, user_id, script_style, script_id)
  select distinct on (s.chapter_id, s.user_id, s.script_style) s.chapter_id, s.user_id, s.script_style, s.id
  from gone g
  join public.scripts returned on returned.id = g.id
  join public.scripts s
    on (s.chapter_id, s.user_id, s.script_style) = (returned.chapter_id, returned.user_id, returned.script_style)
  where g.file = '20251004000001' and g.relation = 'public.scripts'
    and not exists (select from gone a where a.file = g.file and a.relation = g.relation and a.id = s.id)
    -- The one that stayed is not there any more.
    and not exists (
      select from gone a
      join public.scripts t on t.id = a.id
      where a.file = g.file and a.relation = g.relation and a.shown ? 'shows'
        and (t.chapter_id, t.user_id, t.script_style) = (s.chapter_id, s.user_id, s.script_style)
    )
  order by s.chapter_id, s.user_id, s.script_style, s.version
  on conflict (chapter_id, user_id, script_style) do update set script_id = excluded.script_id;
  return null;
end
$$;
comment on function goldenrod_archive.keep_ids_made_anew() is
  'Notes the ids of scripts that somebody made after a rollback in the place of others: old code knows them by these.';
create or replace trigger rows_keep_ids after delete on goldenrod_archive.rows
  referencing old table as gone for each statement execute function goldenrod_archive.keep_ids_made_anew();
-- The first file keeps all other triggers still.
alter table goldenrod_archive.rows enable always trigger rows_keep_ids;

revoke execute on function goldenrod_archive.keep_ids_made_anew() from public, anon, authenticated, service_role;
