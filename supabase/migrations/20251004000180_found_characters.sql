-- Whom the reading of a whole book found, for a person to confirm, merge, split or dismiss. What a person
-- decided stays where the book is read again.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- Before the table is there: old code is not to see it for a moment.
create or replace function goldenrod.legacy_relations() returns table (relation regclass, name text, hidden text[])
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select c.oid::regclass, c.relname::text,
    case c.relname
      when 'scripts' then array[
        'version', 'evaluation_score', 'evaluation_feedback', 'character_ids', 'legacy_status',
        'parent_id', 'origin', 'created_by', 'text_hash', 'chapter_hash', 'deleted_at'
      ]
      when 'image_generations' then array['character_id']
      when 'audio_generations' then array['character_id']
      else '{}'::text[]
    end
  from pg_class c
  where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    -- What the migrations made: no old code knows it.
    and c.relname <> all (array[
      'book_sources', 'chapter_quotes', 'character_aliases', 'evaluation_agreement', 'found_characters', 'jobs',
      'media_files', 'script_evaluations', 'script_status_changes', 'stale_scripts'
    ])
    -- What an owner made in schema legacy by the same name stays.
    and (c.relname in ('scripts', 'image_generations', 'audio_generations') or not exists (
      select from pg_class v
      where v.relnamespace = to_regnamespace('legacy') and v.relname = c.relname
        and coalesce(obj_description(v.oid, 'pg_class'), '') not like 'As in schema public: %'
    ))
    -- An extension takes its own along.
    and not exists (
      select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
$$;

create or replace function goldenrod.job_kinds() returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return '{import,read-book,draft,draft-all,evaluate}'::text[];

do $$
begin
  if to_regclass('goldenrod_archive.found_characters') is not null and to_regclass('public.found_characters') is null then
    alter table goldenrod_archive.found_characters set schema public;
  end if;
  if to_regclass('goldenrod_archive.book_readings') is not null and to_regclass('goldenrod.book_readings') is null then
    alter table goldenrod_archive.book_readings set schema goldenrod;
  end if;
end
$$;

create table if not exists public.found_characters (
  id uuid not null default gen_random_uuid(),
  book_id uuid not null,
  name text not null,
  aliases text[] not null default '{}',
  gender text,
  is_role boolean not null default false,
  narrator boolean not null default false,
  mentions integer not null default 0,
  speeches integer not null default 0,
  chapters integer not null default 0,
  first_chapter integer,
  examples jsonb not null default '[]',
  decision text,
  character_id uuid,
  merged_into uuid,
  given text[] not null default '{}',
  made boolean not null default false,
  names_settled boolean not null default false,
  decided_by uuid,
  decided_at timestamptz,
  constraint found_characters_pkey primary key (id),
  -- For the reference of merged_into, which stays within a book.
  constraint found_characters_id_book_id_key unique (id, book_id),
  constraint found_characters_name_check check (name ~ '[^[:space:]]'),
  constraint found_characters_gender_check check (gender in ('m', 'f')),
  constraint found_characters_decision_check check (decision in ('confirmed', 'merged', 'dismissed')),
  constraint found_characters_decided_check check ((decision is null) = (decided_at is null)),
  constraint found_characters_merged_check check (merged_into is null or (decision is not null and merged_into <> id))
);
comment on table public.found_characters is
  'Whom the reading of a whole book found, with what a person decided about each.';
comment on column public.found_characters.id is 'Identifies the found one, also where the book is read again.';
comment on column public.found_characters.book_id is 'The book.';
comment on column public.found_characters.name is 'The fullest name that the book has for it.';
comment on column public.found_characters.aliases is 'What else the book calls it.';
comment on column public.found_characters.gender is 'm or f, by names, titles and pronouns; null where they do not tell.';
comment on column public.found_characters.is_role is 'Whether the narration only describes it, as "the landlady".';
comment on column public.found_characters.narrator is 'Whether it tells the book in the first person.';
comment on column public.found_characters.mentions is 'How often the book names it.';
comment on column public.found_characters.speeches is 'How often it speaks: turns.';
comment on column public.found_characters.chapters is 'In how many chapters it is named or speaks.';
comment on column public.found_characters.first_chapter is 'The number of the first of them; null where the book has it no more.';
comment on column public.found_characters.examples is
  'For its names a place each: chapter, start and end in characters of the chapter''s text, form, words.';
comment on column public.found_characters.decision is 'What a person decided: confirmed, merged, dismissed; null where nobody did.';
comment on column public.found_characters.character_id is 'The character of the book that it is; null where there is none.';
comment on column public.found_characters.merged_into is 'The found one that has its names now.';
comment on column public.found_characters.given is 'The names that the decision gave to another; they go back with it.';
comment on column public.found_characters.made is 'Whether the character was made by confirming this one.';
comment on column public.found_characters.names_settled is
  'Whether a person parted or joined its names: they stay where the book is read again.';
comment on column public.found_characters.decided_by is 'The account that decided; null where the service did, or nobody.';
comment on column public.found_characters.decided_at is 'When it was decided; null where nobody did.';

create table if not exists goldenrod.book_readings (
  book_id uuid not null,
  input_hash text not null,
  read_at timestamptz not null default now(),
  constraint book_readings_pkey primary key (book_id)
);
comment on table goldenrod.book_readings is 'What the found characters of a book were read from.';
comment on column goldenrod.book_readings.book_id is 'The book.';
comment on column goldenrod.book_readings.input_hash is
  'Hash of the chapters'' numbers and texts and the rules of the reading; with another one it is stale.';
comment on column goldenrod.book_readings.read_at is 'When it was read.';

-- What an earlier rollback put aside may speak of rows that have gone or moved since.
delete from public.found_characters f where not exists (select from public.books b where b.id = f.book_id);
update public.found_characters f
set character_id = null, decision = null, decided_by = null, decided_at = null, given = '{}', made = false
where f.character_id is not null and not exists (
  select from public.characters k join public.books b on b.id = k.book_id and b.user_id = k.user_id
  where k.id = f.character_id and k.book_id = f.book_id
);
delete from goldenrod.book_readings r where not exists (select from public.books b where b.id = r.book_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.found_characters'::regclass and conname = 'found_characters_book_id_fkey') then
    alter table public.found_characters
      add constraint found_characters_book_id_fkey foreign key (book_id) references public.books (id) on delete cascade,
      add constraint found_characters_character_id_fkey foreign key (character_id) references public.characters (id) on delete set null,
      add constraint found_characters_merged_into_fkey foreign key (merged_into, book_id)
        references public.found_characters (id, book_id) on delete set null (merged_into);
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.book_readings'::regclass and conname = 'book_readings_book_id_fkey') then
    alter table goldenrod.book_readings
      add constraint book_readings_book_id_fkey foreign key (book_id) references public.books (id) on delete cascade;
  end if;
end
$$;
create index if not exists idx_found_characters_book on public.found_characters (book_id);
create index if not exists idx_found_characters_character on public.found_characters (character_id);
create index if not exists idx_found_characters_merged_into on public.found_characters (merged_into, book_id);

alter table public.found_characters enable row level security;
alter table goldenrod.book_readings enable row level security;
revoke all on public.found_characters, goldenrod.book_readings from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.found_characters, goldenrod.book_readings to authenticated, service_role;

-- Whoever sees a book sees whom it has; the owner of the book writes, and names none but its characters.
drop policy if exists "Users can view found characters of books that they see" on public.found_characters;
drop policy if exists "Users can insert found characters of their own books" on public.found_characters;
drop policy if exists "Users can update found characters of their own books" on public.found_characters;
drop policy if exists "Users can delete found characters of their own books" on public.found_characters;
create policy "Users can view found characters of books that they see" on public.found_characters
  for select to authenticated
  using (exists (select from public.books b where b.id = found_characters.book_id));
create policy "Users can insert found characters of their own books" on public.found_characters
  for insert to authenticated
  with check (
    exists (select from public.books b where b.id = found_characters.book_id and b.user_id = (select auth.uid()))
    and (character_id is null or exists (
      select from public.characters k
      where k.id = found_characters.character_id and k.book_id = found_characters.book_id and k.user_id = (select auth.uid())
    ))
  );
create policy "Users can update found characters of their own books" on public.found_characters
  for update to authenticated
  using (exists (select from public.books b where b.id = found_characters.book_id and b.user_id = (select auth.uid())))
  with check (
    exists (select from public.books b where b.id = found_characters.book_id and b.user_id = (select auth.uid()))
    and (character_id is null or exists (
      select from public.characters k
      where k.id = found_characters.character_id and k.book_id = found_characters.book_id and k.user_id = (select auth.uid())
    ))
  );
create policy "Users can delete found characters of their own books" on public.found_characters
  for delete to authenticated
  using (exists (select from public.books b where b.id = found_characters.book_id and b.user_id = (select auth.uid())));
drop policy if exists "Users can view readings of books that they see" on goldenrod.book_readings;
drop policy if exists "Users can insert readings of their own books" on goldenrod.book_readings;
drop policy if exists "Users can update readings of their own books" on goldenrod.book_readings;
drop policy if exists "Users can delete readings of their own books" on goldenrod.book_readings;
create policy "Users can view readings of books that they see" on goldenrod.book_readings
  for select to authenticated
  using (exists (select from public.books b where b.id = book_readings.book_id));
create policy "Users can insert readings of their own books" on goldenrod.book_readings
  for insert to authenticated
  with check (exists (select from public.books b where b.id = book_readings.book_id and b.user_id = (select auth.uid())));
create policy "Users can update readings of their own books" on goldenrod.book_readings
  for update to authenticated
  using (exists (select from public.books b where b.id = book_readings.book_id and b.user_id = (select auth.uid())))
  with check (exists (select from public.books b where b.id = book_readings.book_id and b.user_id = (select auth.uid())));
create policy "Users can delete readings of their own books" on goldenrod.book_readings
  for delete to authenticated
  using (exists (select from public.books b where b.id = book_readings.book_id and b.user_id = (select auth.uid())));

create or replace function goldenrod.found_forget() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.decision := null;
  new.decided_by := null;
  new.decided_at := null;
  new.given := '{}';
  new.made := false;
  return new;
end
$$;
comment on function goldenrod.found_forget() is
  'A found one that loses its character without a person''s word, as where the character is deleted, is undecided again.';

-- Security definer: whoever moves a character need not be able to write whom the book has.
create or replace function goldenrod.found_let_go() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update public.found_characters f set character_id = null
  from public.books b
  where f.character_id = new.id and b.id = f.book_id
    and (f.book_id <> new.book_id or b.user_id is distinct from new.user_id);
  return null;
end
$$;
comment on function goldenrod.found_let_go() is
  'A character that moves to another book, or gets another owner, takes nobody along whom the book was found to have.';

create or replace function goldenrod.found_follow_merge() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    new.facts := new.facts || jsonb_build_object('found', (
      select coalesce(jsonb_agg(f.id), '[]') from public.found_characters f
      where f.character_id = (new.facts -> 'merged' ->> 'id')::uuid
    ));
    update public.found_characters f set character_id = new.character_id
    where f.character_id = (new.facts -> 'merged' ->> 'id')::uuid;
  else
    update public.found_characters f set character_id = (new.facts -> 'merged' ->> 'id')::uuid
    where f.character_id = new.character_id and new.facts -> 'found' @> to_jsonb(f.id);
  end if;
  return new;
end
$$;
comment on function goldenrod.found_follow_merge() is
  'Who was found as a character that is merged into another one is found as that one, until the merge is undone.';

revoke execute on function goldenrod.found_forget() from public;
revoke execute on function goldenrod.found_let_go() from public;
revoke execute on function goldenrod.found_follow_merge() from public;
create or replace trigger found_characters_forget before update of character_id on public.found_characters
  for each row when (
    old.character_id is not null and new.character_id is null
    and new.decided_at is not null and new.decided_at is not distinct from old.decided_at
  )
  execute function goldenrod.found_forget();
create or replace trigger characters_leave_found after update of book_id, user_id on public.characters
  for each row when (new.book_id is distinct from old.book_id or new.user_id is distinct from old.user_id)
  execute function goldenrod.found_let_go();
create or replace trigger character_changes_take_found before insert on goldenrod.character_changes
  for each row when (new.kind = 'merge')
  execute function goldenrod.found_follow_merge();
create or replace trigger character_changes_give_found_back before update of undone_at on goldenrod.character_changes
  for each row when (new.kind = 'merge' and old.undone_at is null and new.undone_at is not null)
  execute function goldenrod.found_follow_merge();
