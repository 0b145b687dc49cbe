-- It stays where there is anything that a later migrate could bring back, since it is then that it is needed.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regprocedure('goldenrod_archive.keep_ids_made_anew()') is null then
    raise exception using
      errcode = 'GR011',
      message = '20251004000170 has not been applied here',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  if not exists (select from public.scripts) and not exists (select from goldenrod_archive.rows) then
    drop trigger if exists rows_keep_ids on goldenrod_archive.rows;
    drop function if exists goldenrod_archive.keep_ids_made_anew();
  end if;
end
$$;
