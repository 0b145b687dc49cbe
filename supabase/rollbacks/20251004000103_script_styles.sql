-- Added styles are put aside whole; the next migrate brings them back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod.script_styles') is not null then
    drop policy if exists "Users can view their own styles" on goldenrod.script_styles;
    drop policy if exists "Users can insert their own styles" on goldenrod.script_styles;
    revoke all on goldenrod.script_styles from authenticated, service_role;
    alter table goldenrod.script_styles alter column user_id drop default;
    alter table goldenrod.script_styles drop constraint if exists script_styles_user_id_fkey;
    alter table goldenrod.script_styles set schema goldenrod_archive;
  end if;
end
$$;
