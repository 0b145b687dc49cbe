-- The cover of a book: the one that its file has, or a picture that its owner puts in its place.
-- With the book and not in the media store, so that whoever has the rows has the covers.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.book_covers') is not null and to_regclass('goldenrod.book_covers') is null then
    alter table goldenrod_archive.book_covers set schema goldenrod;
  end if;
end
$$;

create table if not exists goldenrod.book_covers (
  book_id uuid not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  content bytea not null,
  size integer not null generated always as (octet_length(content)) stored,
  sha256 text not null generated always as (encode(sha256(content), 'hex')) stored,
  constraint book_covers_pkey primary key (book_id),
  constraint book_covers_size_check check (octet_length(content) <= 8388608),
  constraint book_covers_pixels_check check (width > 0 and height > 0 and width::bigint * height <= 100000000),
  -- What is shown as a picture is one, by its first bytes: nothing that a browser would run.
  constraint book_covers_media_type_check check (
    case media_type
      when 'image/jpeg' then substring(content from 1 for 3) = '\xffd8ff'::bytea
      when 'image/png' then substring(content from 1 for 8) = '\x89504e470d0a1a0a'::bytea
      when 'image/gif' then substring(content from 1 for 6) in ('\x474946383761'::bytea, '\x474946383961'::bytea)
      when 'image/webp' then substring(content from 1 for 4) = '\x52494646'::bytea
        and substring(content from 9 for 4) = '\x57454250'::bytea
      else false
    end
  )
);
comment on table goldenrod.book_covers is 'The cover of a book, where it has one.';
comment on column goldenrod.book_covers.book_id is 'The book.';
comment on column goldenrod.book_covers.media_type is 'What it is by its first bytes: image/jpeg, image/png, image/webp or image/gif.';
comment on column goldenrod.book_covers.width is 'Pixels.';
comment on column goldenrod.book_covers.height is 'Pixels.';
comment on column goldenrod.book_covers.content is 'The picture, as its file has it; 8 MiB at most.';
comment on column goldenrod.book_covers.size is 'Bytes of the picture.';
comment on column goldenrod.book_covers.sha256 is 'SHA-256 of the picture, in hex.';
-- A picture is packed as it is.
alter table goldenrod.book_covers alter column content set storage external;

-- What an earlier rollback put aside may be of books that are gone for good.
delete from goldenrod.book_covers c where not exists (select from public.books b where b.id = c.book_id);
do $$
begin
  if not exists (
    select from pg_constraint
    where conrelid = 'goldenrod.book_covers'::regclass and conname = 'book_covers_book_id_fkey'
  ) then
    alter table goldenrod.book_covers
      add constraint book_covers_book_id_fkey foreign key (book_id) references public.books (id) on delete cascade;
  end if;
end
$$;

alter table goldenrod.book_covers enable row level security;
revoke all on goldenrod.book_covers from public, anon, authenticated, service_role;
grant select, insert, update, delete on goldenrod.book_covers to authenticated, service_role;

-- Whoever sees a book sees its cover; its owner changes it.
drop policy if exists "Users can view covers of books that they see" on goldenrod.book_covers;
drop policy if exists "Users can insert covers of their own books" on goldenrod.book_covers;
drop policy if exists "Users can update covers of their own books" on goldenrod.book_covers;
drop policy if exists "Users can delete covers of their own books" on goldenrod.book_covers;
create policy "Users can view covers of books that they see" on goldenrod.book_covers
  for select to authenticated
  using (exists (select from public.books b where b.id = book_covers.book_id));
create policy "Users can insert covers of their own books" on goldenrod.book_covers
  for insert to authenticated
  with check (exists (select from public.books b where b.id = book_covers.book_id and b.user_id = (select auth.uid())));
create policy "Users can update covers of their own books" on goldenrod.book_covers
  for update to authenticated
  using (exists (select from public.books b where b.id = book_covers.book_id and b.user_id = (select auth.uid())))
  with check (exists (select from public.books b where b.id = book_covers.book_id and b.user_id = (select auth.uid())));
create policy "Users can delete covers of their own books" on goldenrod.book_covers
  for delete to authenticated
  using (exists (select from public.books b where b.id = book_covers.book_id and b.user_id = (select auth.uid())));
