-- Every scene, speech and action of a version has an identity that it keeps from version to version, its
-- place in the script, and the stretch of the chapter that it was made from.

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
      'media_files', 'script_elements', 'script_evaluations', 'script_status_changes', 'stale_scripts'
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

do $$
begin
  if to_regclass('goldenrod_archive.script_elements') is not null and to_regclass('public.script_elements') is null then
    alter table goldenrod_archive.script_elements set schema public;
  end if;
  if to_regclass('goldenrod_archive.script_beginnings') is not null and to_regclass('goldenrod.script_beginnings') is null then
    alter table goldenrod_archive.script_beginnings set schema goldenrod;
  end if;
  if to_regclass('goldenrod_archive.chapter_texts') is not null and to_regclass('goldenrod.chapter_texts') is null then
    alter table goldenrod_archive.chapter_texts set schema goldenrod;
  end if;
end
$$;

create table if not exists public.script_elements (
  script_id uuid not null,
  id uuid not null,
  ordinal integer not null,
  kind text not null,
  scene_id uuid,
  character_id uuid,
  content_hash text not null,
  start_at integer not null,
  end_at integer not null,
  source_hash text,
  source_start integer,
  source_end integer,
  made_of uuid[] not null default '{}',
  constraint script_elements_pkey primary key (script_id, id),
  constraint script_elements_ordinal_key unique (script_id, ordinal),
  constraint script_elements_kind_check check (
    kind in ('scene', 'speech', 'action', 'transition', 'lyric', 'section', 'synopsis', 'note')
  ),
  constraint script_elements_ordinal_check check (ordinal > 0),
  constraint script_elements_span_check check (start_at >= 0 and end_at > start_at),
  constraint script_elements_source_check check (
    num_nonnulls(source_hash, source_start, source_end) in (0, 3) and source_start >= 0 and source_end > source_start
  )
);
comment on table public.script_elements is
  'What versions whose text stays are made of: scenes, speeches, actions; rows are only ever added.';
comment on column public.script_elements.script_id is 'The version.';
comment on column public.script_elements.id is
  'The identity of the element: the same in every version in which it is still there, once in each.';
comment on column public.script_elements.ordinal is 'Its place among the elements of the version, from 1.';
comment on column public.script_elements.kind is
  'What it is: scene, speech, action, transition, lyric, section, synopsis or note.';
comment on column public.script_elements.scene_id is
  'The identity of the scene that it stands in; null before the first heading, and of a scene itself.';
comment on column public.script_elements.character_id is
  'Whom its cue named when the text became fixed; null where it named nobody, or one who has gone since.';
comment on column public.script_elements.content_hash is
  'SHA-256 of what it says, in hex; of a scene that of its heading and all that is shot and said in it.';
comment on column public.script_elements.start_at is 'Characters of the script''s text before it.';
comment on column public.script_elements.end_at is
  'Characters of the script''s text up to its end; a scene ends with the last that stands in it.';
comment on column public.script_elements.source_hash is
  'SHA-256 of the chapter''s text that it was made from, in hex; null where that is not known.';
comment on column public.script_elements.source_start is 'Characters of that text before what it was made from.';
comment on column public.script_elements.source_end is 'Characters of that text up to the end of what it was made from.';
comment on column public.script_elements.made_of is
  'Where it was split off or merged: the identities of what it was made of in the version before.';

create table if not exists goldenrod.script_beginnings (
  script_id uuid not null,
  script text,
  parent_script text,
  chapter_hash text,
  sources jsonb,
  elements jsonb,
  kept_hash text,
  constraint script_beginnings_pkey primary key (script_id)
);
comment on table goldenrod.script_beginnings is
  'What a version began with, by which the identities of its elements are derived while its text changes.';
comment on column goldenrod.script_beginnings.script_id is 'The version.';
comment on column goldenrod.script_beginnings.script is
  'The text that it began with; null while it has no other.';
comment on column goldenrod.script_beginnings.parent_script is
  'The text of the version that it was made from, where that one was a draft and could change.';
comment on column goldenrod.script_beginnings.chapter_hash is
  'SHA-256 of the chapter''s text that sources are counted in, in hex.';
comment on column goldenrod.script_beginnings.sources is
  'What a drafter made elements from: where each begins in the first text, and the stretch of the chapter, in characters.';
comment on column goldenrod.script_beginnings.elements is
  'The identities of the first text''s elements, where it came from another version: derived once, then kept.';
comment on column goldenrod.script_beginnings.kept_hash is
  'SHA-256 of the text whose elements public.script_elements has, in hex; null where it has none.';

create table if not exists goldenrod.chapter_texts (
  chapter_id uuid not null,
  hash text not null,
  content text not null,
  constraint chapter_texts_pkey primary key (chapter_id, hash)
);
comment on table goldenrod.chapter_texts is
  'The texts of chapters that drafts were made from: what became of a stretch is seen beside the text as it is now.';
comment on column goldenrod.chapter_texts.chapter_id is 'The chapter.';
comment on column goldenrod.chapter_texts.hash is 'SHA-256 of the text, in hex.';
comment on column goldenrod.chapter_texts.content is 'The text.';

-- What an earlier rollback put aside may speak of rows that have gone since.
delete from public.script_elements e where not exists (select from public.scripts s where s.id = e.script_id);
delete from goldenrod.script_beginnings b where not exists (select from public.scripts s where s.id = b.script_id);
delete from goldenrod.chapter_texts t where not exists (select from public.chapters c where c.id = t.chapter_id);
-- A text that was changed meanwhile, while no trigger saw it, has other elements now.
delete from public.script_elements e using goldenrod.script_beginnings b, public.scripts s
where b.script_id = e.script_id and s.id = e.script_id
  and (s.status = 'draft' or b.kept_hash is distinct from goldenrod.hash(coalesce(s.script, '')));
update public.script_elements e set character_id = null
where e.character_id is not null and not exists (select from public.characters k where k.id = e.character_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.script_elements'::regclass and conname = 'script_elements_script_id_fkey') then
    alter table public.script_elements
      add constraint script_elements_script_id_fkey foreign key (script_id) references public.scripts (id) on delete cascade,
      add constraint script_elements_character_id_fkey foreign key (character_id) references public.characters (id) on delete set null;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.script_beginnings'::regclass and conname = 'script_beginnings_script_id_fkey') then
    alter table goldenrod.script_beginnings
      add constraint script_beginnings_script_id_fkey foreign key (script_id) references public.scripts (id) on delete cascade;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.chapter_texts'::regclass and conname = 'chapter_texts_chapter_id_fkey') then
    alter table goldenrod.chapter_texts
      add constraint chapter_texts_chapter_id_fkey foreign key (chapter_id) references public.chapters (id) on delete cascade;
  end if;
end
$$;
create index if not exists idx_script_elements_id on public.script_elements (id);
create index if not exists idx_script_elements_character on public.script_elements (character_id) where character_id is not null;

alter table public.script_elements enable row level security;
alter table goldenrod.script_beginnings enable row level security;
alter table goldenrod.chapter_texts enable row level security;
revoke all on public.script_elements, goldenrod.script_beginnings, goldenrod.chapter_texts
  from public, anon, authenticated, service_role;
-- Elements are written by goldenrod.keep_elements() alone.
grant select on public.script_elements to authenticated, service_role;
grant select, insert, update on goldenrod.script_beginnings to authenticated, service_role;
grant select, insert on goldenrod.chapter_texts to authenticated, service_role;

-- Whoever sees a script sees its elements; its owner notes what it began with.
drop policy if exists "Users can view elements of scripts that they see" on public.script_elements;
create policy "Users can view elements of scripts that they see" on public.script_elements
  for select to authenticated
  using (exists (select from public.scripts s where s.id = script_elements.script_id));
drop policy if exists "Users can view beginnings of scripts that they see" on goldenrod.script_beginnings;
drop policy if exists "Users can insert beginnings of their own scripts" on goldenrod.script_beginnings;
drop policy if exists "Users can update beginnings of their own scripts" on goldenrod.script_beginnings;
create policy "Users can view beginnings of scripts that they see" on goldenrod.script_beginnings
  for select to authenticated
  using (exists (select from public.scripts s where s.id = script_beginnings.script_id));
create policy "Users can insert beginnings of their own scripts" on goldenrod.script_beginnings
  for insert to authenticated
  with check (exists (
    select from public.scripts s where s.id = script_beginnings.script_id and s.user_id = (select auth.uid())
  ));
create policy "Users can update beginnings of their own scripts" on goldenrod.script_beginnings
  for update to authenticated
  using (exists (
    select from public.scripts s where s.id = script_beginnings.script_id and s.user_id = (select auth.uid())
  ))
  with check (exists (
    select from public.scripts s where s.id = script_beginnings.script_id and s.user_id = (select auth.uid())
  ));
drop policy if exists "Users can view texts of chapters that they see" on goldenrod.chapter_texts;
drop policy if exists "Users can insert texts of their own chapters" on goldenrod.chapter_texts;
create policy "Users can view texts of chapters that they see" on goldenrod.chapter_texts
  for select to authenticated
  using (exists (select from public.chapters c where c.id = chapter_texts.chapter_id));
create policy "Users can insert texts of their own chapters" on goldenrod.chapter_texts
  for insert to authenticated
  with check (exists (
    select from public.chapters c join public.books b on b.id = c.book_id
    where c.id = chapter_texts.chapter_id and b.user_id = (select auth.uid())
  ));

-- Security definer: whoever may write a script need not be able to note what it began with.
create or replace function goldenrod.scripts_keep_beginning() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    insert into goldenrod.script_beginnings (script_id, parent_script)
    select new.id, p.script from public.scripts p
    where p.id = new.parent_id and p.status = 'draft' and p.script is not null
    on conflict on constraint script_beginnings_pkey do nothing;
  elsif not exists (
    select from goldenrod.script_beginnings b where b.script_id = old.id and b.script is not null
  ) then
    insert into goldenrod.script_beginnings (script_id, script) values (old.id, old.script)
    on conflict on constraint script_beginnings_pkey do update set script = excluded.script;
  end if;
  return null;
end
$$;
comment on function goldenrod.scripts_keep_beginning() is
  'Keeps the text that a draft began with when it is changed first, and that of a draft from which a version is made.';

-- Security definer: no role may write elements itself. Whose script it is, is asked here.
create or replace function goldenrod.keep_elements(script_id uuid, text_hash text, elements jsonb) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  kept record;
begin
  -- One at a time for a script; the text of a version that is no draft stays.
  select s.status, s.user_id, coalesce(s.text_hash, goldenrod.hash(coalesce(s.script, ''))) as hash into kept
  from public.scripts s
  where s.id = keep_elements.script_id
    and (s.user_id = auth.uid() or current_setting('role', true) = 'service_role')
  for no key update;
  if not found then
    raise exception using errcode = 'GR005', message = 'there is no such script',
      hint = 'List the scripts that you can see and take an id from there.';
  end if;
  if kept.status = 'draft' or kept.hash <> keep_elements.text_hash or exists (
    select from public.script_elements e where e.script_id = keep_elements.script_id
  ) then
    return false;
  end if;
  insert into public.script_elements (
    script_id, id, ordinal, kind, scene_id, character_id, content_hash, start_at, end_at,
    source_hash, source_start, source_end, made_of
  )
  select keep_elements.script_id, x.id, x.ordinal, x.kind, x.scene_id, k.id, x.content_hash, x.start_at, x.end_at,
    x.source_hash, x.source_start, x.source_end, x.made_of
  from jsonb_to_recordset(keep_elements.elements) as x (
    id uuid, ordinal integer, kind text, scene_id uuid, character_id uuid, content_hash text, start_at integer,
    end_at integer, source_hash text, source_start integer, source_end integer, made_of uuid[]
  )
  -- Who has gone since the cues were read is nobody, and so is a character of somebody else.
  left join public.characters k on k.id = x.character_id and k.user_id is not distinct from kept.user_id;
  insert into goldenrod.script_beginnings (script_id, kept_hash) values (keep_elements.script_id, kept.hash)
  on conflict on constraint script_beginnings_pkey do update set kept_hash = excluded.kept_hash;
  return true;
end
$$;
comment on function goldenrod.keep_elements(uuid, text, jsonb) is
  'Stores the elements of a version whose text stays, if it has that text and none yet; answers whether it did.';

-- Security definer: as where it was made first; a character that goes or is merged leaves no other trace.
create or replace function goldenrod.elements_stay() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'DELETE' then
    if not exists (select from public.scripts s where s.id = old.script_id) then
      return old;
    end if;
  elsif (to_jsonb(new) - 'character_id') = (to_jsonb(old) - 'character_id') then
    return new;
  end if;
  raise exception using
    errcode = 'GR004',
    message = 'rows of script_elements stay as they are',
    hint = 'Write a new version: its elements keep the identities of these.';
end
$$;
comment on function goldenrod.elements_stay() is
  'Keeps the elements of a version as they were written; they go only with it, and only a character of theirs may go or be merged.';

-- Security definer: no role may write elements itself.
create or replace function goldenrod.elements_follow_merge() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    new.facts := new.facts || jsonb_build_object('elements', (
      select coalesce(jsonb_agg(jsonb_build_array(e.script_id, e.id)), '[]') from public.script_elements e
      where e.character_id = (new.facts -> 'merged' ->> 'id')::uuid
    ));
    update public.script_elements e set character_id = new.character_id
    where e.character_id = (new.facts -> 'merged' ->> 'id')::uuid;
  else
    update public.script_elements e set character_id = (new.facts -> 'merged' ->> 'id')::uuid
    from jsonb_array_elements(coalesce(new.facts -> 'elements', '[]')) as x (item)
    where e.character_id = new.character_id
      and e.script_id = (x.item ->> 0)::uuid and e.id = (x.item ->> 1)::uuid;
  end if;
  return new;
end
$$;
comment on function goldenrod.elements_follow_merge() is
  'What a character says that is merged into another one is said by that one, until the merge is undone.';

revoke execute on function goldenrod.scripts_keep_beginning() from public;
revoke execute on function goldenrod.keep_elements(uuid, text, jsonb) from public;
revoke execute on function goldenrod.elements_stay() from public;
revoke execute on function goldenrod.elements_follow_merge() from public;
grant execute on function goldenrod.keep_elements(uuid, text, jsonb) to authenticated, service_role;
create or replace trigger scripts_keep_parents_text after insert on public.scripts
  for each row when (new.parent_id is not null) execute function goldenrod.scripts_keep_beginning();
create or replace trigger scripts_keep_first_text after update of script on public.scripts
  for each row when (old.script is distinct from new.script) execute function goldenrod.scripts_keep_beginning();
create or replace trigger script_elements_stay before update or delete on public.script_elements
  for each row execute function goldenrod.elements_stay();
create or replace trigger script_elements_not_emptied before truncate on public.script_elements
  for each statement execute function goldenrod.refuse_truncate();
create or replace trigger character_changes_take_elements before insert on goldenrod.character_changes
  for each row when (new.kind = 'merge')
  execute function goldenrod.elements_follow_merge();
create or replace trigger character_changes_give_elements_back before update of undone_at on goldenrod.character_changes
  for each row when (new.kind = 'merge' and old.undone_at is null and new.undone_at is not null)
  execute function goldenrod.elements_follow_merge();
