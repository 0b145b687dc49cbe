-- What makes way for new scripts stays where there are any that a later migrate could bring back: it does that
-- then, before this file can be there. Elsewhere it goes.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regprocedure('goldenrod_archive.make_way_for_new_scripts()') is null then
    raise exception using
      errcode = 'GR011',
      message = '20251004000140 has not been applied here',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  if not exists (select from public.scripts) and not exists (select from goldenrod_archive.rows) then
    drop trigger if exists starting_points_make_way on goldenrod_archive.starting_points;
    drop trigger if exists rows_date_edits on goldenrod_archive.rows;
    drop function if exists goldenrod_archive.starting_point_noted();
    drop function if exists goldenrod_archive.date_edits();
    drop function if exists goldenrod_archive.make_way_for_new_scripts();
  end if;
end
$$;
