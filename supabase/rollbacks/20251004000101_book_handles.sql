-- Handles are put aside whole; the next migrate brings them back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop trigger if exists books_take_handle on public.books;
  drop function if exists public.renew_book_handle(uuid);
  drop function if exists goldenrod.find_books(text);
  drop function if exists goldenrod.books_take_handle();
  drop function if exists goldenrod.give_missing_handles();
  drop function if exists goldenrod.give_handle(uuid, uuid, text);
  drop function if exists goldenrod.slug(text);
  if to_regclass('goldenrod.book_handles') is not null then
    drop policy if exists "Users can view handles of books that they see" on goldenrod.book_handles;
    drop policy if exists "Users can insert handles of their own books" on goldenrod.book_handles;
    drop policy if exists "Users can update handles of their own books" on goldenrod.book_handles;
    drop policy if exists "Users can delete handles of their own books" on goldenrod.book_handles;
    revoke all on goldenrod.book_handles from authenticated, service_role;
    alter table goldenrod.book_handles drop constraint if exists book_handles_book_id_fkey;
    alter table goldenrod.book_handles set schema goldenrod_archive;
  end if;
end
$$;
