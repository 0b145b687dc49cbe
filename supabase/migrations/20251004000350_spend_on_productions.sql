-- What a whole production costs is one estimate: its lines and its panels have one most, and one room in the budgets.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  -- Schema legacy shows nothing of it, and has no way to make.
  perform set_config('goldenrod.refreshing', 'yes', true);
  alter table goldenrod.spend drop constraint if exists spend_purpose_check;
  alter table goldenrod.spend
    add constraint spend_purpose_check check (purpose in ('speech', 'image', 'production')) not valid;
  alter table goldenrod.spend validate constraint spend_purpose_check;
  perform set_config('goldenrod.refreshing', '', true);
end
$$;
comment on column goldenrod.spend.purpose is 'speech, image, or production for both at once.';

-- Security definer: what is spent is written by these functions alone, for the caller.
create or replace function goldenrod.release_spend(script_id uuid, purpose text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  update goldenrod.spend s set state = 'closed', ended_at = clock_timestamp()
  where s.script_id = release_spend.script_id and s.purpose = release_spend.purpose and s.user_id = auth.uid()
    and s.kind = 'estimate' and s.state = 'open'
$$;
comment on function goldenrod.release_spend(uuid, text) is
  'Gives back what room is kept for work on a version that is not done, or costs nothing; what was booked stays.';
revoke execute on function goldenrod.release_spend(uuid, text) from public;
grant execute on function goldenrod.release_spend(uuid, text) to authenticated, service_role;
