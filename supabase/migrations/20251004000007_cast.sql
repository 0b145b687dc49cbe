-- A cast holds only characters of its own book and owner; names lead to characters by their aliases.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.character_aliases') is not null
    and to_regclass('public.character_aliases') is null then
    alter table goldenrod_archive.character_aliases set schema public;
  end if;
end
$$;

create table if not exists public.character_aliases (
  id uuid primary key default gen_random_uuid(),
  character_id uuid not null,
  user_id uuid,
  alias text not null,
  created_at timestamptz not null default now()
);
comment on table public.character_aliases is 'Other names by which the book calls a character.';
comment on column public.character_aliases.user_id is 'The owner of the character.';

insert into goldenrod_archive.rows (file, relation, id, columns)
select '20251004000007', 'public.character_aliases', a.id, to_jsonb(a) from public.character_aliases a
where not exists (select from public.characters k where k.id = a.character_id)
on conflict (file, relation, id) do nothing;
delete from public.character_aliases a
where not exists (select from public.characters k where k.id = a.character_id);

do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.character_aliases'::regclass and conname = 'character_aliases_character_id_fkey') then
    alter table public.character_aliases
      add constraint character_aliases_character_id_fkey
        foreign key (character_id) references public.characters (id) on delete cascade,
      add constraint character_aliases_alias_check check (btrim(alias) <> '' and char_length(alias) <= 500);
  end if;
end
$$;
create unique index if not exists character_aliases_character_id_alias_key on public.character_aliases (character_id, lower(alias));
create index if not exists idx_character_aliases_user on public.character_aliases (user_id);

create or replace function goldenrod.aliases_take_owner() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  select k.user_id into new.user_id from public.characters k where k.id = new.character_id;
  return new;
end
$$;
comment on function goldenrod.aliases_take_owner() is 'An alias belongs to whoever its character belongs to.';
revoke execute on function goldenrod.aliases_take_owner() from public;
create or replace trigger character_aliases_take_owner before insert or update on public.character_aliases
  for each row execute function goldenrod.aliases_take_owner();

alter table public.character_aliases enable row level security;
revoke all on public.character_aliases from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.character_aliases to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view aliases of their own characters" on public.character_aliases;
  drop policy if exists "Users can insert aliases of their own characters" on public.character_aliases;
  drop policy if exists "Users can update aliases of their own characters" on public.character_aliases;
  drop policy if exists "Users can delete aliases of their own characters" on public.character_aliases;
  create policy "Users can view aliases of their own characters" on public.character_aliases
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert aliases of their own characters" on public.character_aliases
    for insert to authenticated with check (
      user_id = (select auth.uid()) and exists (
        select from public.characters k
        where k.id = character_aliases.character_id and k.user_id = (select auth.uid())
      )
    );
  create policy "Users can update aliases of their own characters" on public.character_aliases
    for update to authenticated
    using (user_id = (select auth.uid()))
    with check (
      user_id = (select auth.uid()) and exists (
        select from public.characters k
        where k.id = character_aliases.character_id and k.user_id = (select auth.uid())
      )
    );
  create policy "Users can delete aliases of their own characters" on public.character_aliases
    for delete to authenticated using (user_id = (select auth.uid()));
end
$$;

create or replace function goldenrod.scripts_tidy_cast() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.character_ids := coalesce((
    select pg_catalog.array_agg(named.id order by named.place)
    from (
      select ids.id, min(ids.place) as place
      from pg_catalog.unnest(new.character_ids) with ordinality as ids (id, place) group by ids.id
    ) named
  ), '{}');
  return new;
end
$$;
comment on function goldenrod.scripts_tidy_cast() is 'Keeps each character of a cast once, in the order of first naming; no cast is an empty one.';

-- Security definer: the rule is about the script's owner, whoever writes the row.
-- After the row, so that row level security has spoken: else a refusal would tell a stranger whose
-- character or chapter an id is.
create or replace function goldenrod.scripts_keep_cast() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- By what it was when the row was locked: a character that was in the cast already is taken out by
  -- whoever deletes it, who would otherwise wait for us while we wait for them.
  added uuid[] := case when tg_op = 'INSERT' then new.character_ids else array(
    select ids.id from unnest(new.character_ids) as ids (id) where ids.id is null or ids.id <> all (old.character_ids)
  ) end;
  strangers uuid[];
begin
  -- The locks keep a character from going, and it or the chapter from moving to another book, meanwhile.
  perform from public.chapters c where c.id = new.chapter_id for key share;
  perform from public.characters k where k.id = any (added) order by k.id for share;
  strangers := array(
    select ids.id from unnest(new.character_ids) as ids (id)
    where not exists (
      select from public.characters k
      where k.id = ids.id and k.user_id = new.user_id and (
        new.chapter_id is null
        or k.book_id = (select c.book_id from public.chapters c where c.id = new.chapter_id)
      )
    )
  );
  if strangers <> '{}' then
    raise exception using
      errcode = 'GR003',
      message = format('no character of this book has the id %s', array_to_string(strangers, ', ', 'null')),
      detail = jsonb_build_object('character_ids', to_jsonb(strangers))::text,
      hint = 'A cast takes characters of the script''s own book and owner.';
  end if;
  return null;
end
$$;
comment on function goldenrod.scripts_keep_cast() is
  'Holds a cast to existing characters of the script''s book and owner.';

-- Security definer: a character leaves every cast, also those that its deleter cannot see.
create or replace function goldenrod.characters_leave_casts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update public.scripts s set character_ids = array_remove(s.character_ids, old.id)
  where s.character_ids @> array[old.id];
  if tg_op = 'UPDATE' then
    update public.character_aliases a set user_id = new.user_id
    where a.character_id = new.id and a.user_id is distinct from new.user_id;
  end if;
  return null;
end
$$;
comment on function goldenrod.characters_leave_casts() is
  'Takes a character that was deleted, or moved to another book or owner, out of every cast; its aliases follow it.';

-- Security definer: as above, for a chapter that moves to another book.
create or replace function goldenrod.chapters_leave_casts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update public.scripts s set character_ids = array(
    select ids.id from unnest(s.character_ids) with ordinality as ids (id, place)
    join public.characters k on k.id = ids.id and k.book_id = new.book_id
    order by ids.place
  )
  where s.chapter_id = new.id and s.character_ids <> '{}';
  return null;
end
$$;
comment on function goldenrod.chapters_leave_casts() is
  'Takes the characters of the former book out of the casts of a chapter that moved to another.';

revoke execute on function goldenrod.scripts_tidy_cast() from public;
revoke execute on function goldenrod.scripts_keep_cast() from public;
revoke execute on function goldenrod.characters_leave_casts() from public;
revoke execute on function goldenrod.chapters_leave_casts() from public;
create or replace trigger scripts_tidy_cast before insert or update of character_ids on public.scripts
  for each row execute function goldenrod.scripts_tidy_cast();
create or replace trigger scripts_keep_cast after insert on public.scripts
  for each row when (new.character_ids <> '{}') execute function goldenrod.scripts_keep_cast();
create or replace trigger scripts_keep_new_cast after update on public.scripts
  for each row when (
    new.character_ids <> '{}'
    and (new.character_ids, new.chapter_id, new.user_id)
      is distinct from (old.character_ids, old.chapter_id, old.user_id)
  ) execute function goldenrod.scripts_keep_cast();
create or replace trigger characters_leave_casts after delete on public.characters
  for each row execute function goldenrod.characters_leave_casts();
create or replace trigger characters_move_out_of_casts after update of book_id, user_id on public.characters
  for each row when (old.book_id is distinct from new.book_id or old.user_id is distinct from new.user_id)
  execute function goldenrod.characters_leave_casts();
create or replace trigger chapters_leave_casts after update of book_id on public.chapters
  for each row when (old.book_id is distinct from new.book_id) execute function goldenrod.chapters_leave_casts();

create or replace function public.merge_characters(kept_id uuid, merged_id uuid) returns public.characters
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  kept public.characters;
  merged public.characters;
begin
  -- In order of id, so that two merges cannot wait for each other; the kept one no more strongly than
  -- a cast that takes it in.
  if kept_id < merged_id then
    perform from public.characters k where k.id = kept_id for share;
  end if;
  perform from public.characters k where k.id = merged_id for update;
  perform from public.characters k where k.id = kept_id for share;
  select k.* into kept from public.characters k where k.id = kept_id;
  select k.* into merged from public.characters k where k.id = merged_id;
  if kept.id is null or merged.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such character',
      hint = 'List the characters of the book and take the ids from there.';
  end if;
  if kept_id = merged_id or kept.book_id <> merged.book_id or kept.user_id <> merged.user_id then
    raise exception using errcode = 'GR006', message = 'only two different characters of one book can be merged',
      hint = 'Name the one to keep first, then the one that is the same person.';
  end if;
  update public.scripts s set character_ids = pg_catalog.array_replace(s.character_ids, merged_id, kept_id)
  where s.character_ids @> array[merged_id];
  update public.image_generations set character_id = kept_id where character_id = merged_id;
  update public.audio_generations set character_id = kept_id where character_id = merged_id;
  insert into public.character_aliases (character_id, alias)
  select kept_id, other.alias
  from (
    select merged.name as alias union select a.alias from public.character_aliases a where a.character_id = merged_id
  ) other
  where lower(other.alias) <> lower(kept.name) and pg_catalog.btrim(other.alias) <> ''
  on conflict (character_id, lower(alias)) do nothing;
  delete from public.characters k where k.id = merged_id;
  return kept;
end
$$;
comment on function public.merge_characters(uuid, uuid) is
  'Makes one character of two: casts, images, audio and names move to the first, and the second goes.';
revoke execute on function public.merge_characters(uuid, uuid) from public, anon;
grant execute on function public.merge_characters(uuid, uuid) to authenticated, service_role;

-- Security definer: an array's operators are not leakproof, so under row level security the index on
-- casts is out of reach; the owner is asked for here instead.
create or replace function goldenrod.own_scripts_of(character_id uuid) returns setof uuid
  -- Few, so that they are looked up one by one rather than among all that the caller owns.
  language sql stable security definer rows 20 set search_path = pg_catalog, pg_temp
as $$
  -- The offset keeps all that the caller owns from being read beside the few.
  select s.id from (
    select s.id, s.user_id from public.scripts s
    where s.character_ids @> array[own_scripts_of.character_id] offset 0
  ) s
  where s.user_id = (select auth.uid())
$$;
comment on function goldenrod.own_scripts_of(uuid) is
  'Ids of the caller''s own scripts in whose cast a character is, by the index.';

create or replace function public.scripts_of_character(character_id uuid) returns setof public.scripts
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if not pg_catalog.row_security_active('public.scripts') then
    return query select s.* from public.scripts s where s.character_ids @> array[scripts_of_character.character_id];
  else
    return query select s.* from goldenrod.own_scripts_of(scripts_of_character.character_id) as mine (id)
      join public.scripts s on s.id = mine.id;
  end if;
end
$$;
comment on function public.scripts_of_character(uuid) is
  'The scripts in whose cast a character is, of all that the caller owns; fast however many those are.';
revoke execute on function goldenrod.own_scripts_of(uuid) from public;
grant execute on function goldenrod.own_scripts_of(uuid) to authenticated;
revoke execute on function public.scripts_of_character(uuid) from public, anon;
grant execute on function public.scripts_of_character(uuid) to authenticated, service_role;
