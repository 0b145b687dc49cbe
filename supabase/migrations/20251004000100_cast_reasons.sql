-- Why a character is in a cast: because the cues name it, or because a person said so. A person's word
-- stays until a person takes it back, by whatever door it was given; the cast of the plan,
-- scripts.character_ids, holds the result. What is said of somebody by a common noun ("the client")
-- holds in one chapter. Who made a character is noted, so that what nobody needs can be found.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.cast_reasons') is not null and to_regclass('goldenrod.cast_reasons') is null then
    alter table goldenrod_archive.cast_reasons set schema goldenrod;
  end if;
  if to_regclass('goldenrod_archive.chapter_aliases') is not null and to_regclass('goldenrod.chapter_aliases') is null then
    alter table goldenrod_archive.chapter_aliases set schema goldenrod;
  end if;
  if to_regclass('goldenrod_archive.character_origins') is not null and to_regclass('goldenrod.character_origins') is null then
    alter table goldenrod_archive.character_origins set schema goldenrod;
  end if;
end
$$;

create table if not exists goldenrod.cast_reasons (
  script_id uuid not null,
  character_id uuid not null,
  cue_place integer,
  chosen boolean,
  chosen_by uuid,
  chosen_at timestamptz,
  constraint cast_reasons_pkey primary key (script_id, character_id)
);
comment on table goldenrod.cast_reasons is
  'Why a character is in the cast of a version or out of it. A member of a cast without a row was in it before reasons were kept.';
comment on column goldenrod.cast_reasons.script_id is 'The version.';
comment on column goldenrod.cast_reasons.character_id is 'The character.';
comment on column goldenrod.cast_reasons.cue_place is 'Its place among the characters that the cues name, by first speech, from 1; null where no cue names it.';
comment on column goldenrod.cast_reasons.chosen is 'A person''s word, which outweighs the cues: true in the cast, false out of it; null where nobody said.';
comment on column goldenrod.cast_reasons.chosen_by is 'The account that said so; null where the service did.';
comment on column goldenrod.cast_reasons.chosen_at is 'When it was said; null where nobody said.';

create table if not exists goldenrod.chapter_aliases (
  chapter_id uuid not null,
  alias text not null,
  character_id uuid not null,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  constraint chapter_aliases_pkey primary key (chapter_id, alias)
);
comment on table goldenrod.chapter_aliases is
  'What one chapter calls a character, where another chapter may mean somebody else by it: a common noun, mostly.';
comment on column goldenrod.chapter_aliases.chapter_id is 'The chapter.';
comment on column goldenrod.chapter_aliases.alias is 'The name, as it was given.';
comment on column goldenrod.chapter_aliases.character_id is 'Whom the chapter means by it.';
comment on column goldenrod.chapter_aliases.created_at is 'When it was given.';
comment on column goldenrod.chapter_aliases.created_by is 'The account that gave it; null where the service did.';

do $$
begin
  if to_regclass('goldenrod.character_origins') is null then
    create table goldenrod.character_origins (
      character_id uuid not null,
      made_by text not null,
      chapter_id uuid,
      confirmed_at timestamptz,
      constraint character_origins_pkey primary key (character_id),
      constraint character_origins_made_by_check check (made_by in ('draft', 'import', 'unknown'))
    );
    -- Before this, saving a text could make characters of its cues: those of books that were imported
    -- here may be asked about. An application's own characters never are.
    insert into goldenrod.character_origins (character_id, made_by)
    select k.id, 'unknown' from public.characters k join public.book_sources b on b.book_id = k.book_id;
  end if;
end
$$;
comment on table goldenrod.character_origins is
  'What made a character, where that was no person. A character without a row was made by a person or by another application.';
comment on column goldenrod.character_origins.character_id is 'The character.';
comment on column goldenrod.character_origins.made_by is 'draft, import, or unknown for one from before this was kept.';
comment on column goldenrod.character_origins.chapter_id is 'The chapter whose draft or script it was made for.';
comment on column goldenrod.character_origins.confirmed_at is 'When a person last named it; null where nobody has.';

-- What an earlier rollback put aside may speak of rows that have gone since.
delete from goldenrod.cast_reasons r
where not exists (select from public.scripts s where s.id = r.script_id)
  or not exists (select from public.characters k where k.id = r.character_id);
delete from goldenrod.chapter_aliases a
where not exists (select from public.chapters c where c.id = a.chapter_id)
  or not exists (select from public.characters k where k.id = a.character_id);
delete from goldenrod.character_origins o
where not exists (select from public.characters k where k.id = o.character_id);
update goldenrod.character_origins o set chapter_id = null
where o.chapter_id is not null and not exists (select from public.chapters c where c.id = o.chapter_id);

do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.cast_reasons'::regclass and conname = 'cast_reasons_script_id_fkey') then
    alter table goldenrod.cast_reasons
      add constraint cast_reasons_script_id_fkey foreign key (script_id) references public.scripts (id) on delete cascade,
      add constraint cast_reasons_character_id_fkey foreign key (character_id) references public.characters (id) on delete cascade;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.chapter_aliases'::regclass and conname = 'chapter_aliases_chapter_id_fkey') then
    alter table goldenrod.chapter_aliases
      add constraint chapter_aliases_chapter_id_fkey foreign key (chapter_id) references public.chapters (id) on delete cascade,
      add constraint chapter_aliases_character_id_fkey foreign key (character_id) references public.characters (id) on delete cascade,
      add constraint chapter_aliases_alias_check check (btrim(alias) <> '' and char_length(alias) <= 500);
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.character_origins'::regclass and conname = 'character_origins_character_id_fkey') then
    alter table goldenrod.character_origins
      add constraint character_origins_character_id_fkey foreign key (character_id) references public.characters (id) on delete cascade,
      add constraint character_origins_chapter_id_fkey foreign key (chapter_id) references public.chapters (id) on delete set null;
  end if;
end
$$;
alter table goldenrod.chapter_aliases alter column created_by set default auth.uid();
create index if not exists idx_cast_reasons_character on goldenrod.cast_reasons (character_id);
create unique index if not exists chapter_aliases_chapter_id_alias_key on goldenrod.chapter_aliases (chapter_id, lower(alias));
create index if not exists idx_chapter_aliases_character on goldenrod.chapter_aliases (character_id);
create index if not exists idx_character_origins_chapter on goldenrod.character_origins (chapter_id);

alter table goldenrod.cast_reasons enable row level security;
alter table goldenrod.chapter_aliases enable row level security;
alter table goldenrod.character_origins enable row level security;
revoke all on goldenrod.cast_reasons, goldenrod.chapter_aliases, goldenrod.character_origins
  from public, anon, authenticated, service_role;
grant select, insert, update, delete on goldenrod.cast_reasons, goldenrod.chapter_aliases, goldenrod.character_origins
  to authenticated, service_role;
do $$
declare
  item record;
begin
  -- Whoever sees the script, chapter or character sees what is said of it, and may say it of their own.
  for item in
    select * from (values
      ('cast_reasons', 'reasons of their own scripts',
        'exists (select from public.scripts s where s.id = cast_reasons.script_id and s.user_id = (select auth.uid()))',
        'exists (select from public.characters k where k.id = cast_reasons.character_id and k.user_id = (select auth.uid()))'),
      ('chapter_aliases', 'chapter aliases of their own characters',
        'exists (select from public.characters k where k.id = chapter_aliases.character_id and k.user_id = (select auth.uid()))',
        'exists (select from public.chapters c join public.books b on b.id = c.book_id
          where c.id = chapter_aliases.chapter_id and b.user_id = (select auth.uid()))'),
      ('character_origins', 'origins of their own characters',
        'exists (select from public.characters k where k.id = character_origins.character_id and k.user_id = (select auth.uid()))',
        'true')
    ) as x (relation, title, own, attached)
  loop
    execute format('drop policy if exists %I on goldenrod.%I', 'Users can view ' || item.title, item.relation);
    execute format('drop policy if exists %I on goldenrod.%I', 'Users can insert ' || item.title, item.relation);
    execute format('drop policy if exists %I on goldenrod.%I', 'Users can update ' || item.title, item.relation);
    execute format('drop policy if exists %I on goldenrod.%I', 'Users can delete ' || item.title, item.relation);
    execute format('create policy %I on goldenrod.%I for select to authenticated using (%s)',
      'Users can view ' || item.title, item.relation, item.own);
    execute format('create policy %I on goldenrod.%I for insert to authenticated with check (%s and %s)',
      'Users can insert ' || item.title, item.relation, item.own, item.attached);
    execute format('create policy %I on goldenrod.%I for update to authenticated using (%s) with check (%s and %s)',
      'Users can update ' || item.title, item.relation, item.own, item.own, item.attached);
    execute format('create policy %I on goldenrod.%I for delete to authenticated using (%s)',
      'Users can delete ' || item.title, item.relation, item.own);
  end loop;
end
$$;

-- Security definer: the reasons of the version that it comes from are read, whoever writes the new one.
create or replace function goldenrod.scripts_inherit_cast() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  new.character_ids := coalesce(new.character_ids, '{}') || array(
    select r.character_id from goldenrod.cast_reasons r
    join public.scripts p on p.id = r.script_id
    join public.characters k on k.id = r.character_id and k.user_id = new.user_id
    where r.script_id = new.parent_id and r.chosen
    order by array_position(p.character_ids, r.character_id)
  );
  return new;
end
$$;
comment on function goldenrod.scripts_inherit_cast() is
  'A version that is made from another starts with the characters that people linked to that one.';

-- Security definer: whoever may write a cast need not be able to write the reasons.
create or replace function goldenrod.scripts_note_cast() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  before uuid[] := '{}';
begin
  if tg_op = 'UPDATE' then
    before := old.character_ids;
  elsif new.parent_id is not null then
    -- What takes over its forebear's cast has it for the same reasons, what is edited keeps the links.
    insert into goldenrod.cast_reasons (script_id, character_id, cue_place, chosen, chosen_by, chosen_at)
    select new.id, r.character_id, case when new.origin in ('restore', 'legacy') then r.cue_place end,
      r.chosen, r.chosen_by, r.chosen_at
    from goldenrod.cast_reasons r
    join public.characters k on k.id = r.character_id and k.user_id = new.user_id
    where r.script_id = new.parent_id and (r.chosen is not null or new.origin in ('restore', 'legacy'))
    on conflict on constraint cast_reasons_pkey do nothing;
    if new.origin in ('restore', 'legacy') then
      before := coalesce((select p.character_ids from public.scripts p where p.id = new.parent_id), '{}');
    end if;
  end if;
  -- Where the reason is noted already, the cues or a person's word have brought the change about.
  insert into goldenrod.cast_reasons as r (script_id, character_id, chosen, chosen_by, chosen_at)
  select new.id, said.id, said.chosen, auth.uid(), now()
  from (
    select ids.id, true as chosen from unnest(new.character_ids) as ids (id) where ids.id <> all (before)
    union all
    select ids.id, false from unnest(before) as ids (id) where ids.id <> all (new.character_ids)
  ) said
  join public.characters k on k.id = said.id
  where not exists (
    select from goldenrod.cast_reasons x
    where x.script_id = new.id and x.character_id = said.id
      and coalesce(x.chosen, x.cue_place is not null) = said.chosen
  )
  -- Whoever deletes one of them waits for this version: to wait for them would be a ring.
  for key share of k skip locked
  on conflict on constraint cast_reasons_pkey do update
    set chosen = excluded.chosen, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at;
  -- A character that moved to another book or owner left by itself: nobody said anything.
  delete from goldenrod.cast_reasons r using public.characters k
  where r.script_id = new.id and k.id = r.character_id and k.id <> all (new.character_ids) and (
    k.user_id is distinct from new.user_id
    or k.book_id <> (select c.book_id from public.chapters c where c.id = new.chapter_id)
  );
  return null;
end
$$;
comment on function goldenrod.scripts_note_cast() is
  'Whoever writes a cast says who is in it and who is not: that is kept, and outweighs the cues.';

revoke execute on function goldenrod.scripts_inherit_cast() from public;
revoke execute on function goldenrod.scripts_note_cast() from public;
-- By name before scripts_tidy_cast, which leaves each character once.
create or replace trigger scripts_inherit_cast before insert on public.scripts
  for each row when (new.parent_id is not null and new.origin not in ('restore', 'legacy'))
  execute function goldenrod.scripts_inherit_cast();
create or replace trigger scripts_note_first_cast after insert on public.scripts
  for each row when (new.character_ids <> '{}' or new.parent_id is not null)
  execute function goldenrod.scripts_note_cast();
create or replace trigger scripts_note_cast after update of character_ids on public.scripts
  for each row when (new.character_ids is distinct from old.character_ids)
  execute function goldenrod.scripts_note_cast();

create or replace function goldenrod.cast_by_cues(script_id uuid, cues uuid[], cues_before uuid[] default null)
  returns uuid[]
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  was uuid[];
  changed uuid[];
  now_is uuid[];
begin
  select s.character_ids into was from public.scripts s where s.id = cast_by_cues.script_id for no key update;
  if was is null then
    return null;
  end if;
  -- Only what changes, and of that only who is not being deleted: whoever does that waits for this version.
  -- What the cues named before reasons were kept may go with its cue; what else was in the cast stays.
  changed := array(
    select k.id from (
      select coalesce(named.id, r.character_id) as id
      from (select n.id, min(n.place) as place from unnest(cues) with ordinality as n (id, place) group by n.id) named
      full join (
        select r.character_id, r.cue_place from goldenrod.cast_reasons r
        where r.script_id = cast_by_cues.script_id
      ) r on r.character_id = named.id
      where named.place is distinct from r.cue_place
      union
      select b.id from unnest(cues_before) as b (id)
      where b.id = any (was) and not exists (
        select from goldenrod.cast_reasons r where r.script_id = cast_by_cues.script_id and r.character_id = b.id
      )
    ) one
    join public.characters k on k.id = one.id
    order by k.id for key share of k skip locked
  );
  if changed = '{}' then
    return was;
  end if;
  -- A row without a reason stays until the cast is written: it says that the cues let go of the character,
  -- not a person.
  insert into goldenrod.cast_reasons as r (script_id, character_id, cue_place)
  select cast_by_cues.script_id, one.id, array_position(cues, one.id) from unnest(changed) as one (id)
  on conflict on constraint cast_reasons_pkey do update set cue_place = excluded.cue_place;
  now_is := array(
    select member.id from (
      select r.character_id as id, r.cue_place from goldenrod.cast_reasons r
      where r.script_id = cast_by_cues.script_id and coalesce(r.chosen, r.cue_place is not null)
      union all
      select ids.id, null from unnest(was) as ids (id)
      where not exists (
        select from goldenrod.cast_reasons r where r.script_id = cast_by_cues.script_id and r.character_id = ids.id
      )
    ) member
    order by member.cue_place nulls last, array_position(was, member.id), member.id
  );
  if not (now_is @> was and now_is <@ was) then
    update public.scripts s set character_ids = now_is where s.id = cast_by_cues.script_id;
  else
    now_is := was;
  end if;
  delete from goldenrod.cast_reasons r
  where r.script_id = cast_by_cues.script_id and r.character_id = any (changed)
    and r.cue_place is null and r.chosen is null;
  return now_is;
end
$$;
comment on function goldenrod.cast_by_cues(uuid, uuid[], uuid[]) is
  'Notes whom the cues of a version name, in order of first speech, and answers the cast that follows: a person''s word outweighs them. cues_before: whom they named before that was ever noted.';

create or replace function goldenrod.choose_cast(script_id uuid, character_id uuid, chosen boolean) returns public.scripts
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  cast_now public.scripts;
begin
  -- First: whoever deletes it has it locked, and waits for the version.
  perform from public.characters k where k.id = choose_cast.character_id for key share;
  update public.scripts s set character_ids = case
      when choose_cast.chosen then s.character_ids || choose_cast.character_id
      else array_remove(s.character_ids, choose_cast.character_id)
    end
  where s.id = choose_cast.script_id and (choose_cast.character_id = any (s.character_ids)) <> choose_cast.chosen;
  -- Also where the cues had brought it in or left it out already: from now on it is a person's word.
  insert into goldenrod.cast_reasons (script_id, character_id, chosen, chosen_by, chosen_at)
  select s.id, k.id, choose_cast.chosen, auth.uid(), now()
  from public.scripts s, public.characters k
  where s.id = choose_cast.script_id and k.id = choose_cast.character_id
  on conflict on constraint cast_reasons_pkey do update
    set chosen = excluded.chosen, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at;
  select s.* into cast_now from public.scripts s where s.id = choose_cast.script_id;
  if cast_now.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such script',
      hint = 'List the scripts that you can see and take an id from there.';
  end if;
  return cast_now;
end
$$;
comment on function goldenrod.choose_cast(uuid, uuid, boolean) is
  'A person''s word on whether a character is in the cast of a version; answers the version.';

-- Security definer: whoever may rename a character need not be able to write where it comes from.
create or replace function goldenrod.character_is_confirmed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Not a condition of the trigger: PostgreSQL writes it otherwise where an application's names are varchar.
  if new.name is distinct from old.name then
    update goldenrod.character_origins o set confirmed_at = now() where o.character_id = new.id;
  end if;
  return null;
end
$$;
comment on function goldenrod.character_is_confirmed() is 'Whoever gives a character another name knows it.';
revoke execute on function goldenrod.character_is_confirmed() from public;
create or replace trigger characters_confirm after update of name on public.characters
  for each row execute function goldenrod.character_is_confirmed();

create or replace function goldenrod.book_names(book_id uuid) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', k.id,
    'name', k.name,
    'aliases', array(
      select a.alias from public.character_aliases a where a.character_id = k.id order by a.created_at, a.alias
    ),
    'chapter_aliases', coalesce((
      select jsonb_agg(jsonb_build_object('chapter', c.chapter_number, 'alias', a.alias) order by c.chapter_number, a.alias)
      from goldenrod.chapter_aliases a join public.chapters c on c.id = a.chapter_id where a.character_id = k.id
    ), '[]')
  ) order by k.name, k.id), '[]')
  from public.characters k where k.book_id = book_names.book_id
$$;
comment on function goldenrod.book_names(uuid) is
  'What the characters of a book are called, in the book and in its chapters: all that a cue is matched with.';

create or replace function goldenrod.write_draft(
  script_id uuid, words text, hash_before text, names_before jsonb, cues uuid[], cues_before uuid[] default null
) returns setof public.scripts
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  found record;
begin
  -- Locked, so that of two writers who have seen the same text the second is told.
  select coalesce(s.text_hash, goldenrod.hash(coalesce(s.script, ''))) as text_hash, s.chapter_id into found
  from public.scripts s where s.id = write_draft.script_id for no key update;
  if found.text_hash is distinct from write_draft.hash_before
    or write_draft.names_before is distinct from goldenrod.book_names((
      select c.book_id from public.chapters c where c.id = found.chapter_id
    )) then
    return;
  end if;
  update public.scripts s set script = words where s.id = write_draft.script_id;
  perform goldenrod.cast_by_cues(write_draft.script_id, cues, cues_before);
  return query select s.* from public.scripts s where s.id = write_draft.script_id;
end
$$;
comment on function goldenrod.write_draft(uuid, text, text, jsonb, uuid[], uuid[]) is
  'Changes the text of a draft and notes whom its cues name, if its text still has the hash and the book''s characters are still called so; answers the draft, or nothing where either changed meanwhile.';

revoke execute on function goldenrod.cast_by_cues(uuid, uuid[], uuid[]) from public;
revoke execute on function goldenrod.choose_cast(uuid, uuid, boolean) from public;
revoke execute on function goldenrod.book_names(uuid) from public;
revoke execute on function goldenrod.write_draft(uuid, text, text, jsonb, uuid[], uuid[]) from public;
grant execute on function goldenrod.cast_by_cues(uuid, uuid[], uuid[]) to authenticated, service_role;
grant execute on function goldenrod.choose_cast(uuid, uuid, boolean) to authenticated, service_role;
grant execute on function goldenrod.book_names(uuid) to authenticated, service_role;
grant execute on function goldenrod.write_draft(uuid, text, text, jsonb, uuid[], uuid[]) to authenticated, service_role;

create or replace function public.link_character(script_id uuid, character_id uuid) returns public.scripts
  language sql volatile set search_path = pg_catalog, pg_temp
  return goldenrod.choose_cast(script_id, character_id, true);
comment on function public.link_character(uuid, uuid) is
  'Puts a character into the cast of a version, whatever its cues say, and returns the version.';

create or replace function public.unlink_character(script_id uuid, character_id uuid) returns public.scripts
  language sql volatile set search_path = pg_catalog, pg_temp
  return goldenrod.choose_cast(script_id, character_id, false);
comment on function public.unlink_character(uuid, uuid) is
  'Takes a character out of the cast of a version, whatever its cues say, and returns the version.';
revoke execute on function public.link_character(uuid, uuid) from public, anon;
revoke execute on function public.unlink_character(uuid, uuid) from public, anon;
grant execute on function public.link_character(uuid, uuid) to authenticated, service_role;
grant execute on function public.unlink_character(uuid, uuid) to authenticated, service_role;
