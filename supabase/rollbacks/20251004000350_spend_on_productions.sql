-- What was paid stays as rows; what was for a production is told by its unit, as it was before.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop function if exists goldenrod.release_spend(uuid, text);
  if to_regclass('goldenrod.spend') is not null then
    update goldenrod.spend set purpose = case unit when 'character' then 'speech' else 'image' end
    where purpose = 'production';
    -- Schema legacy shows nothing of it, and has no way to make.
    perform set_config('goldenrod.refreshing', 'yes', true);
    alter table goldenrod.spend drop constraint if exists spend_purpose_check;
    alter table goldenrod.spend add constraint spend_purpose_check check (purpose in ('speech', 'image')) not valid;
    alter table goldenrod.spend validate constraint spend_purpose_check;
    perform set_config('goldenrod.refreshing', '', true);
    comment on column goldenrod.spend.purpose is 'speech or image.';
  end if;
end
$$;
