-- Versions still share the application's keys: the rollback of the first file, which leaves one row a
-- script, makes these whole again, and a later migrate opens them before any version returns.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regprocedure('goldenrod_archive.close_keys()') is null then
    raise exception using
      errcode = 'GR011',
      message = '20251004000141 has not been applied here',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  -- One that its owner has dropped since does not come back.
  update goldenrod_archive.starting_points s
  set facts = jsonb_build_object('keys', coalesce((
    select jsonb_object_agg(k.key, k.value) from jsonb_each(s.facts -> 'keys') k
    where to_regclass(format('public.%I', k.key)) is not null
  ), '{}'))
  where s.file = '20251004000141';
  delete from goldenrod_archive.starting_points s where s.file = '20251004000141' and s.facts -> 'keys' = '{}';
  -- Where there is neither a key nor a script to come back, nothing has to be opened or closed.
  if not exists (select from goldenrod_archive.starting_points s where s.file = '20251004000141')
    and not exists (select from public.scripts) and not exists (select from goldenrod_archive.rows) then
    drop trigger if exists starting_points_open_keys on goldenrod_archive.starting_points;
    drop trigger if exists starting_points_close_keys on goldenrod_archive.starting_points;
    drop function if exists goldenrod_archive.starting_point_opens_keys();
    drop function if exists goldenrod_archive.close_keys();
    drop function if exists goldenrod_archive.open_keys();
    drop function if exists goldenrod_archive.shared_keys();
  end if;
end
$$;
