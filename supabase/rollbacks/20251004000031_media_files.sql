-- The rows are put aside whole; the next migrate brings them back. The store is not touched.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('public.media_files') is not null then
    drop policy if exists "Users can view their own media files" on public.media_files;
    drop policy if exists "Users can delete their own media files" on public.media_files;
    revoke all on public.media_files from authenticated, service_role;
    alter table public.media_files drop constraint if exists media_files_user_id_fkey;
    alter table public.media_files set schema goldenrod_archive;
  end if;
end
$$;
