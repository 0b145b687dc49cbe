-- Where an imported book came from, so that the same file is known again.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.book_sources') is not null and to_regclass('public.book_sources') is null then
    alter table goldenrod_archive.book_sources set schema public;
  end if;
end
$$;

create table if not exists public.book_sources (
  book_id uuid primary key,
  user_id uuid,
  file_name text not null,
  sha256 text not null,
  format text not null,
  author text,
  language text,
  imported_at timestamptz not null default now()
);
comment on table public.book_sources is 'The file that a book was imported from.';
comment on column public.book_sources.user_id is 'The owner of the book.';
comment on column public.book_sources.sha256 is 'SHA-256 of the file, in hex.';
comment on column public.book_sources.format is 'epub, text or markdown.';
comment on column public.book_sources.language is 'BCP 47 tag, as the file gives it.';

delete from public.book_sources s where not exists (select from public.books b where b.id = s.book_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.book_sources'::regclass and conname = 'book_sources_book_id_fkey') then
    alter table public.book_sources add constraint book_sources_book_id_fkey
      foreign key (book_id) references public.books (id) on delete cascade;
  end if;
end
$$;
create index if not exists idx_book_sources_user_file on public.book_sources (user_id, sha256);

create or replace function goldenrod.sources_take_owner() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  select b.user_id into new.user_id from public.books b where b.id = new.book_id;
  return new;
end
$$;
comment on function goldenrod.sources_take_owner() is 'A source belongs to whoever its book belongs to.';
revoke execute on function goldenrod.sources_take_owner() from public;
create or replace trigger book_sources_take_owner before insert or update on public.book_sources
  for each row execute function goldenrod.sources_take_owner();

alter table public.book_sources enable row level security;
revoke all on public.book_sources from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.book_sources to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view sources of their own books" on public.book_sources;
  drop policy if exists "Users can insert sources of their own books" on public.book_sources;
  drop policy if exists "Users can update sources of their own books" on public.book_sources;
  drop policy if exists "Users can delete sources of their own books" on public.book_sources;
  create policy "Users can view sources of their own books" on public.book_sources
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert sources of their own books" on public.book_sources
    for insert to authenticated with check (
      user_id = (select auth.uid()) and exists (
        select from public.books b where b.id = book_sources.book_id and b.user_id = (select auth.uid())
      )
    );
  create policy "Users can update sources of their own books" on public.book_sources
    for update to authenticated
    using (user_id = (select auth.uid()))
    with check (
      user_id = (select auth.uid()) and exists (
        select from public.books b where b.id = book_sources.book_id and b.user_id = (select auth.uid())
      )
    );
  create policy "Users can delete sources of their own books" on public.book_sources
    for delete to authenticated using (user_id = (select auth.uid()));
end
$$;
