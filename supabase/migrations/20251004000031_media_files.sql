-- Which files of the media store belong to whom. The store keeps each content once, by its hash.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.media_files') is not null and to_regclass('public.media_files') is null then
    alter table goldenrod_archive.media_files set schema public;
  end if;
end
$$;

create table if not exists public.media_files (
  user_id uuid not null default auth.uid(),
  sha256 text not null,
  size bigint not null,
  type text not null,
  file_name text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (user_id, sha256),
  constraint media_files_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint media_files_size_check check (size >= 0),
  constraint media_files_type_check check (type ~ '^[a-z]+/[a-z0-9.+-]{1,80}$'),
  constraint media_files_file_name_check check (char_length(file_name) <= 255)
);
comment on table public.media_files is 'Files of the media store, by owner. Whoever has no row for a content may not read it.';
comment on column public.media_files.user_id is 'The owner.';
comment on column public.media_files.sha256 is 'SHA-256 of the content, in hex: its name in the store.';
comment on column public.media_files.size is 'Bytes.';
comment on column public.media_files.type is 'Media type, found in the content itself.';
comment on column public.media_files.file_name is 'What the owner called it; never used as a path.';

delete from public.media_files f where not exists (select from auth.users u where u.id = f.user_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.media_files'::regclass and conname = 'media_files_user_id_fkey') then
    alter table public.media_files add constraint media_files_user_id_fkey
      foreign key (user_id) references auth.users (id) on delete cascade;
  end if;
end
$$;
create index if not exists idx_media_files_sha256 on public.media_files (sha256);

alter table public.media_files enable row level security;
revoke all on public.media_files from public, anon, authenticated, service_role;
grant select, delete on public.media_files to authenticated;
-- The hash of a content is no proof of having had it: only the service says who has.
grant select, insert, delete on public.media_files to service_role;
do $$
begin
  drop policy if exists "Users can view their own media files" on public.media_files;
  drop policy if exists "Users can delete their own media files" on public.media_files;
  create policy "Users can view their own media files" on public.media_files
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can delete their own media files" on public.media_files
    for delete to authenticated using (user_id = (select auth.uid()));
end
$$;
