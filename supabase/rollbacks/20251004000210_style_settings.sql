-- What accounts' styles say is put aside whole; the next migrate brings it back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod.style_settings') is not null then
    drop policy if exists "Users can view their own style settings" on goldenrod.style_settings;
    drop policy if exists "Users can insert their own style settings" on goldenrod.style_settings;
    drop policy if exists "Users can update their own style settings" on goldenrod.style_settings;
    revoke all on goldenrod.style_settings from authenticated, service_role;
    alter table goldenrod.style_settings alter column user_id drop default;
    alter table goldenrod.style_settings drop constraint if exists style_settings_style_fkey;
    alter table goldenrod.style_settings set schema goldenrod_archive;
  end if;
end
$$;
