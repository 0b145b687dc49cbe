-- The name of a book for people who type: unique among its owner's, stored, and kept when the title
-- changes. So a book or a script is found by an index, and no other title is read.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.book_handles') is not null and to_regclass('goldenrod.book_handles') is null then
    alter table goldenrod_archive.book_handles set schema goldenrod;
  end if;
end
$$;

create table if not exists goldenrod.book_handles (
  book_id uuid not null,
  user_id uuid,
  handle text not null,
  title_slug text not null,
  constraint book_handles_pkey primary key (book_id),
  constraint book_handles_handle_check check (handle <> '' and handle !~ '[/[:space:]]' and char_length(handle) <= 100)
);
comment on table goldenrod.book_handles is 'What each book is called in commands and addresses.';
comment on column goldenrod.book_handles.book_id is 'The book.';
comment on column goldenrod.book_handles.user_id is 'The owner of the book.';
comment on column goldenrod.book_handles.handle is 'Lower-case words joined by hyphens, unique among the owner''s books.';
comment on column goldenrod.book_handles.title_slug is 'The title as it is now in that form, so that a book is found by its title too.';

delete from goldenrod.book_handles h where not exists (select from public.books b where b.id = h.book_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.book_handles'::regclass and conname = 'book_handles_book_id_fkey') then
    alter table goldenrod.book_handles add constraint book_handles_book_id_fkey
      foreign key (book_id) references public.books (id) on delete cascade;
  end if;
end
$$;
create unique index if not exists book_handles_user_id_handle_key on goldenrod.book_handles (user_id, handle);

alter table goldenrod.book_handles enable row level security;
revoke all on goldenrod.book_handles from public, anon, authenticated, service_role;
grant select, insert, update, delete on goldenrod.book_handles to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view handles of books that they see" on goldenrod.book_handles;
  create policy "Users can view handles of books that they see" on goldenrod.book_handles
    for select to authenticated using (
      user_id = (select auth.uid()) or exists (select from public.books b where b.id = book_handles.book_id)
    );
  drop policy if exists "Users can insert handles of their own books" on goldenrod.book_handles;
  drop policy if exists "Users can update handles of their own books" on goldenrod.book_handles;
  drop policy if exists "Users can delete handles of their own books" on goldenrod.book_handles;
  create policy "Users can insert handles of their own books" on goldenrod.book_handles
    for insert to authenticated with check (
      user_id = (select auth.uid()) and exists (
        select from public.books b where b.id = book_handles.book_id and b.user_id = (select auth.uid())
      )
    );
  create policy "Users can update handles of their own books" on goldenrod.book_handles
    for update to authenticated using (user_id = (select auth.uid())) with check (
      user_id = (select auth.uid()) and exists (
        select from public.books b where b.id = book_handles.book_id and b.user_id = (select auth.uid())
      )
    );
  create policy "Users can delete handles of their own books" on goldenrod.book_handles
    for delete to authenticated using (user_id = (select auth.uid()));
end
$$;

-- By ranges and not by classes of characters: those depend on the locale of a database.
create or replace function goldenrod.slug(words text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return btrim(left(btrim(regexp_replace(
    replace(replace(
      case when getdatabaseencoding() = 'UTF8'
        then lower(normalize(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]+', '', 'g'), nfkc))
        else lower(words)
      end, '''', ''), '’', ''),
    '[^a-z0-9\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3005-\u3007\u3021-\u30fa\u30fc-\ufdff\ufe70-\ufefe\uff10-\uffdc\U00020000-\U0003ffff]+', '-', 'g'
  ), '-'), 60), '-');
comment on function goldenrod.slug(text) is
  'A title in lower-case words joined by hyphens, without accents, at most 60 characters; empty where it has no word.';

create or replace function goldenrod.give_handle(book_id uuid, user_id uuid, title text) returns text
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  slug text := goldenrod.slug(title);
  base text := coalesce(nullif(slug, ''), 'book');
  next integer := 2;
  given text := base;
begin
  loop
    insert into goldenrod.book_handles as h (book_id, user_id, handle, title_slug)
    values (give_handle.book_id, give_handle.user_id, given, slug)
    on conflict do nothing;
    exit when found;
    -- It may have one already, be it from the same moment.
    exit when exists (select from goldenrod.book_handles h where h.book_id = give_handle.book_id);
    select greatest(next, coalesce(max(substring(h.handle from '-([0-9]{1,9})$')::integer), 1) + 1) into next
    from goldenrod.book_handles h
    where h.user_id is not distinct from give_handle.user_id
      and h.handle ~ ('^' || base || '-[0-9]{1,9}$');
    given := base || '-' || next;
    next := next + 1;
  end loop;
  return (select h.handle from goldenrod.book_handles h where h.book_id = give_handle.book_id);
end
$$;
comment on function goldenrod.give_handle(uuid, uuid, text) is
  'Names a book after its title; of two with one title the later gets -2, and so on.';

create or replace function goldenrod.give_missing_handles() returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  book record;
begin
  for book in
    select b.id, b.user_id, b.title from public.books b
    where not exists (select from goldenrod.book_handles h where h.book_id = b.id)
    order by b.created_at, b.id
  loop
    perform goldenrod.give_handle(book.id, book.user_id, book.title);
  end loop;
end
$$;
comment on function goldenrod.give_missing_handles() is 'Names the books that have no handle yet, the oldest first.';

-- Security definer: whoever adds a book need not be able to write its handle.
create or replace function goldenrod.books_take_handle() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and new.user_id is not distinct from old.user_id then
    update goldenrod.book_handles h set title_slug = goldenrod.slug(new.title) where h.book_id = new.id;
    return null;
  end if;
  delete from goldenrod.book_handles h where h.book_id = new.id;
  perform goldenrod.give_handle(new.id, new.user_id, new.title);
  return null;
end
$$;
comment on function goldenrod.books_take_handle() is
  'A new book gets a handle, and a book that changes its owner another one; a new title leaves it as it is.';

create or replace function public.renew_book_handle(book_id uuid) returns text
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  book record;
begin
  select b.id, b.user_id, b.title into book from public.books b
  where b.id = renew_book_handle.book_id for no key update;
  if book.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such book',
      hint = 'List the books that you can see and take an id from there.';
  end if;
  delete from goldenrod.book_handles h where h.book_id = book.id;
  return goldenrod.give_handle(book.id, book.user_id, book.title);
end
$$;
comment on function public.renew_book_handle(uuid) is
  'Names a book of the caller''s after the title that it has now, and returns the handle.';

create or replace function goldenrod.find_books(wanted text) returns table (book_id uuid, handle text)
  language plpgsql stable rows 1 set search_path = pg_catalog, pg_temp
as $$
declare
  words text := lower(btrim(wanted));
  asked text := goldenrod.slug(wanted);
begin
  if words ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return query select b.id, coalesce(h.handle, b.id::text)
      from public.books b left join goldenrod.book_handles h on h.book_id = b.id where b.id = words::uuid;
    return;
  end if;
  -- The caller's own come first; whoever sees other people's may name those as well.
  for own in 1..2 loop
    return query
      select best.book_id, best.handle from (
        select found.book_id, found.handle, found.way, min(found.way) over () as surest
        from (
          select h.book_id, h.handle, case
            when h.handle = words then 1
            when h.title_slug = asked then 2
            when starts_with(h.handle, asked) then 3
            else 4
          end as way
          from goldenrod.book_handles h
          where (own = 2 or h.user_id = (select auth.uid()))
            and (h.handle = words or asked <> '' and (
              h.title_slug = asked or position(asked in h.handle) > 0
            ))
        ) found
      ) best
      where best.way = best.surest order by best.handle limit 20;
    exit when found;
  end loop;
end
$$;
comment on function goldenrod.find_books(text) is
  'The books that somebody means: by id, handle, title, or a part of the handle; the surest way that leads to any.';

revoke execute on function goldenrod.slug(text) from public;
revoke execute on function goldenrod.give_handle(uuid, uuid, text) from public;
revoke execute on function goldenrod.give_missing_handles() from public;
revoke execute on function goldenrod.books_take_handle() from public;
revoke execute on function goldenrod.find_books(text) from public;
revoke execute on function public.renew_book_handle(uuid) from public, anon;
grant execute on function goldenrod.slug(text) to authenticated, service_role;
grant execute on function goldenrod.give_handle(uuid, uuid, text) to authenticated, service_role;
grant execute on function goldenrod.find_books(text) to authenticated, service_role;
grant execute on function public.renew_book_handle(uuid) to authenticated, service_role;

-- Once more after the trigger is there: a book may have come in between.
select goldenrod.give_missing_handles();
create or replace trigger books_take_handle after insert or update of title, user_id on public.books
  for each row execute function goldenrod.books_take_handle();
select goldenrod.give_missing_handles();
