-- The history can be emptied again by whoever may TRUNCATE its tables.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('public.script_evaluations') is not null then
    drop trigger if exists script_evaluations_not_emptied on public.script_evaluations;
  end if;
  if to_regclass('public.script_status_changes') is not null then
    drop trigger if exists script_status_changes_not_emptied on public.script_status_changes;
  end if;
  drop function if exists goldenrod.refuse_truncate();
end
$$;
