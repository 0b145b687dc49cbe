-- A version without what the application needs on it is refused again.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regprocedure('goldenrod.scripts_fill_required()') is null then
    raise exception using
      errcode = 'GR011',
      message = '20251004000220 has not been applied here',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  drop trigger if exists scripts_fill_required on public.scripts;
  drop function goldenrod.scripts_fill_required();
end
$$;
