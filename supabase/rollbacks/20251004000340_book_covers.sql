-- Covers are put aside whole; the next migrate brings them back.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod.book_covers') is not null then
    for item in
      select p.polname from pg_policy p where p.polrelid = to_regclass('goldenrod.book_covers')
    loop
      execute format('drop policy %I on goldenrod.book_covers', item.polname);
    end loop;
    alter table goldenrod.book_covers drop constraint if exists book_covers_book_id_fkey;
    revoke all on goldenrod.book_covers from authenticated, service_role;
    alter table goldenrod.book_covers set schema goldenrod_archive;
  end if;
end
$$;
