-- Nothing is archived: these only look at what is there.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop view if exists public.evaluation_agreement;
  drop function if exists public.script_parts(uuid);
  drop view if exists public.stale_scripts;
end
$$;
