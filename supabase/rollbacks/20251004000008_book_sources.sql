-- The sources are put aside whole; the next migrate brings them back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('public.book_sources') is not null then
    drop trigger if exists book_sources_take_owner on public.book_sources;
    drop policy if exists "Users can view sources of their own books" on public.book_sources;
    drop policy if exists "Users can insert sources of their own books" on public.book_sources;
    drop policy if exists "Users can update sources of their own books" on public.book_sources;
    drop policy if exists "Users can delete sources of their own books" on public.book_sources;
    revoke all on public.book_sources from authenticated, service_role;
    alter table public.book_sources drop constraint if exists book_sources_book_id_fkey;
    alter table public.book_sources set schema goldenrod_archive;
  end if;
  drop function if exists goldenrod.sources_take_owner();
end
$$;
