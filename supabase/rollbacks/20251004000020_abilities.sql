-- Nothing is archived: answers that were kept for repeated requests are of no use without the API.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;
-- Only the API reads it, and finds out that it is gone.
-- squawk-ignore ban-drop-table
drop table if exists goldenrod.idempotency_keys;
drop function if exists goldenrod.script_abilities(public.script_status, timestamptz, uuid);
drop function if exists goldenrod.may_change(uuid, regclass);
