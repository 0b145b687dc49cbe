do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('legacy.scripts') is not null then
    drop trigger if exists scripts_begin_turn on legacy.scripts;
  end if;
end
$$;
drop function if exists goldenrod.legacy_scripts_take_turn();
