-- What a rename or a merge of characters did is kept, so that it can be undone: the names, the casts,
-- what was made for them, and the cues that were changed with them.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.character_changes') is not null and to_regclass('goldenrod.character_changes') is null then
    alter table goldenrod_archive.character_changes set schema goldenrod;
  end if;
  if to_regclass('goldenrod_archive.cue_changes') is not null and to_regclass('goldenrod.cue_changes') is null then
    alter table goldenrod_archive.cue_changes set schema goldenrod;
  end if;
end
$$;

create table if not exists goldenrod.character_changes (
  id uuid not null default gen_random_uuid(),
  character_id uuid not null,
  kind text not null,
  facts jsonb not null,
  changed_by uuid default auth.uid(),
  changed_at timestamptz not null default clock_timestamp(),
  undone_at timestamptz,
  constraint character_changes_pkey primary key (id),
  constraint character_changes_kind_check check (kind in ('rename', 'merge'))
);
comment on table goldenrod.character_changes is 'Renames and merges of characters, with all that it takes to undo them.';
comment on column goldenrod.character_changes.id is 'Identifies the change.';
comment on column goldenrod.character_changes.kind is 'rename or merge.';
comment on column goldenrod.character_changes.changed_at is 'When it was done.';
comment on column goldenrod.character_changes.character_id is 'The character that was renamed, or that the other one was merged into.';
comment on column goldenrod.character_changes.facts is 'Of a rename: from, to, alias_added. Of a merge: the merged character''s row and all that moved.';
comment on column goldenrod.character_changes.changed_by is 'The account that did it; null where the service did.';
comment on column goldenrod.character_changes.undone_at is 'When it was undone; null while it holds.';

create table if not exists goldenrod.cue_changes (
  change_id uuid not null,
  script_id uuid not null,
  text_before text,
  hash_after text not null,
  undone_at timestamptz,
  constraint cue_changes_pkey primary key (change_id, script_id)
);
comment on table goldenrod.cue_changes is 'The versions whose cues a rename or a merge changed, or that it made.';
comment on column goldenrod.cue_changes.change_id is 'The rename or merge.';
comment on column goldenrod.cue_changes.script_id is 'The version.';
comment on column goldenrod.cue_changes.text_before is 'The text of a draft that was changed in place; null for a version that was made for it.';
comment on column goldenrod.cue_changes.hash_after is 'SHA-256 of the text with the new cues, in hex: what was edited since is left alone by an undo.';
comment on column goldenrod.cue_changes.undone_at is 'When it was undone; null while it holds, or where an undo left it alone.';

delete from goldenrod.character_changes x where not exists (select from public.characters k where k.id = x.character_id);
delete from goldenrod.cue_changes x
where not exists (select from goldenrod.character_changes c where c.id = x.change_id)
  or not exists (select from public.scripts s where s.id = x.script_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.character_changes'::regclass and conname = 'character_changes_character_id_fkey') then
    alter table goldenrod.character_changes add constraint character_changes_character_id_fkey
      foreign key (character_id) references public.characters (id) on delete cascade;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.cue_changes'::regclass and conname = 'cue_changes_change_id_fkey') then
    alter table goldenrod.cue_changes
      add constraint cue_changes_change_id_fkey foreign key (change_id) references goldenrod.character_changes (id) on delete cascade,
      add constraint cue_changes_script_id_fkey foreign key (script_id) references public.scripts (id) on delete cascade;
  end if;
end
$$;
alter table goldenrod.character_changes alter column changed_by set default auth.uid();
create index if not exists idx_character_changes_character on goldenrod.character_changes (character_id, changed_at);
create index if not exists idx_cue_changes_script on goldenrod.cue_changes (script_id);

alter table goldenrod.character_changes enable row level security;
alter table goldenrod.cue_changes enable row level security;
revoke all on goldenrod.character_changes, goldenrod.cue_changes from public, anon, authenticated, service_role;
grant select, insert, update on goldenrod.character_changes to authenticated, service_role;
grant select, insert, update on goldenrod.cue_changes to authenticated, service_role;
do $$
declare
  item record;
begin
  for item in
    select * from (values
      ('character_changes', 'changes of their own characters',
        'exists (select from public.characters k where k.id = character_changes.character_id and k.user_id = (select auth.uid()))'),
      ('cue_changes', 'cue changes of their own scripts',
        'exists (select from public.scripts s where s.id = cue_changes.script_id and s.user_id = (select auth.uid()))')
    ) as x (relation, title, own)
  loop
    execute format('drop policy if exists %I on goldenrod.%I', 'Users can view ' || item.title, item.relation);
    execute format('drop policy if exists %I on goldenrod.%I', 'Users can insert ' || item.title, item.relation);
    execute format('create policy %I on goldenrod.%I for select to authenticated using (%s)',
      'Users can view ' || item.title, item.relation, item.own);
    execute format('create policy %I on goldenrod.%I for insert to authenticated with check (%s)',
      'Users can insert ' || item.title, item.relation, item.own);
  end loop;
  drop policy if exists "Users can update cue changes of their own scripts" on goldenrod.cue_changes;
  create policy "Users can update cue changes of their own scripts" on goldenrod.cue_changes
    for update to authenticated
    using (exists (select from public.scripts s where s.id = cue_changes.script_id and s.user_id = (select auth.uid())))
    with check (exists (select from public.scripts s where s.id = cue_changes.script_id and s.user_id = (select auth.uid())));
  drop policy if exists "Users can update changes of their own characters" on goldenrod.character_changes;
  create policy "Users can update changes of their own characters" on goldenrod.character_changes
    for update to authenticated
    using (exists (select from public.characters k where k.id = character_changes.character_id and k.user_id = (select auth.uid())))
    with check (exists (select from public.characters k where k.id = character_changes.character_id and k.user_id = (select auth.uid())));
end
$$;

-- Security definer: whoever may rename a character need not be able to write the changes.
create or replace function goldenrod.characters_note_rename() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Here and not in the trigger, as for characters_confirm.
  if new.name is distinct from old.name then
    insert into goldenrod.character_changes (character_id, kind, facts)
    values (new.id, 'rename', jsonb_build_object('from', old.name, 'to', new.name));
  end if;
  return null;
end
$$;
comment on function goldenrod.characters_note_rename() is 'Keeps what a character was called before, by whatever door it is renamed.';
revoke execute on function goldenrod.characters_note_rename() from public;
create or replace trigger characters_note_rename after update of name on public.characters
  for each row execute function goldenrod.characters_note_rename();

create or replace function public.rename_character(character_id uuid, name text) returns uuid
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  was text;
  change uuid;
begin
  select k.name into was from public.characters k where k.id = rename_character.character_id for no key update;
  if was is null then
    raise exception using errcode = 'GR005', message = 'there is no such character',
      hint = 'List the characters of the book and take the id from there.';
  end if;
  if was = rename_character.name then
    raise exception using errcode = 'GR006', message = format('it is called %s already', was),
      hint = 'Give another name.';
  end if;
  update public.characters k set name = rename_character.name where k.id = rename_character.character_id;
  select c.id into change from goldenrod.character_changes c
  where c.character_id = rename_character.character_id order by c.changed_at desc limit 1;
  -- Versions that were judged keep their cues: the old name leads there still.
  insert into public.character_aliases (character_id, alias)
  select rename_character.character_id, was where btrim(was) <> ''
  on conflict (character_id, lower(alias)) do nothing;
  if found then
    update goldenrod.character_changes c set facts = c.facts || jsonb_build_object('alias_added', was) where c.id = change;
  end if;
  return change;
end
$$;
comment on function public.rename_character(uuid, text) is
  'Renames a character, which keeps its old name as another one, and returns the id of the change: undo_character_change() takes it back.';

create or replace function goldenrod.merge_facts(kept_id uuid, merged_id uuid) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object(
    'merged', (select to_jsonb(k) from public.characters k where k.id = merged_id),
    'origin', (select to_jsonb(o) from goldenrod.character_origins o where o.character_id = merged_id),
    'aliases', (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from public.character_aliases a where a.character_id = merged_id),
    'kept_aliases', (select coalesce(jsonb_agg(a.id), '[]') from public.character_aliases a where a.character_id = kept_id),
    'chapter_aliases', (
      select coalesce(jsonb_agg(to_jsonb(a)), '[]') from goldenrod.chapter_aliases a where a.character_id = merged_id
    ),
    'reasons', (
      select coalesce(jsonb_agg(to_jsonb(r)), '[]') from goldenrod.cast_reasons r
      where r.character_id in (kept_id, merged_id) and (
        exists (select from goldenrod.cast_reasons m where m.script_id = r.script_id and m.character_id = merged_id)
        or exists (select from public.scripts s where s.id = r.script_id and s.character_ids @> array[merged_id])
      )
    ),
    'casts', (
      select coalesce(jsonb_agg(jsonb_build_object('script_id', s.id, 'members', s.character_ids)), '[]')
      from public.scripts s where s.character_ids @> array[merged_id]
    ),
    'images', (select coalesce(jsonb_agg(i.id), '[]') from public.image_generations i where i.character_id = merged_id),
    'audio', (select coalesce(jsonb_agg(a.id), '[]') from public.audio_generations a where a.character_id = merged_id)
  )
$$;
comment on function goldenrod.merge_facts(uuid, uuid) is 'All that a merge of two characters is about to move.';

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
  -- Before the reasons, as whoever writes a cast has them.
  perform from public.scripts s where s.character_ids @> array[merged_id] order by s.id for no key update;
  insert into goldenrod.character_changes (character_id, kind, facts)
  values (kept_id, 'merge', goldenrod.merge_facts(kept_id, merged_id));
  -- Before the casts, so that these change for the reasons that are noted already.
  insert into goldenrod.cast_reasons as r (script_id, character_id, cue_place, chosen, chosen_by, chosen_at)
  select m.script_id, kept_id, m.cue_place, m.chosen, m.chosen_by, m.chosen_at
  from goldenrod.cast_reasons m where m.character_id = merged_id
  on conflict on constraint cast_reasons_pkey do update set
    cue_place = least(r.cue_place, excluded.cue_place),
    chosen = case when r.chosen or excluded.chosen then true else coalesce(r.chosen, excluded.chosen) end,
    chosen_by = coalesce(r.chosen_by, excluded.chosen_by), chosen_at = coalesce(r.chosen_at, excluded.chosen_at);
  update public.scripts s set character_ids = array_replace(s.character_ids, merged_id, kept_id)
  where s.character_ids @> array[merged_id];
  update public.image_generations set character_id = kept_id where character_id = merged_id;
  update public.audio_generations set character_id = kept_id where character_id = merged_id;
  update goldenrod.chapter_aliases a set character_id = kept_id where a.character_id = merged_id;
  update goldenrod.character_origins o set confirmed_at = now() where o.character_id = kept_id;
  insert into public.character_aliases (character_id, alias)
  select kept_id, other.alias
  from (
    select merged.name as alias union select a.alias from public.character_aliases a where a.character_id = merged_id
  ) other
  where lower(other.alias) <> lower(kept.name) and btrim(other.alias) <> ''
  on conflict (character_id, lower(alias)) do nothing;
  delete from public.characters k where k.id = merged_id;
  return kept;
end
$$;

create or replace function goldenrod.undo_merge(kept_id uuid, facts jsonb) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  merged_id uuid := (facts -> 'merged' ->> 'id')::uuid;
  columns text := (
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
    where a.attrelid = 'public.characters'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  );
  item record;
begin
  execute format(
    'insert into public.characters (%1$s) overriding system value
     select %1$s from jsonb_populate_record(null::public.characters, $1)', columns
  ) using facts -> 'merged';
  insert into goldenrod.character_origins
  select (jsonb_populate_record(null::goldenrod.character_origins, facts -> 'origin')).* where facts ->> 'origin' is not null;
  -- The names that came by the merge go back; those that the kept one had, or got since, stay.
  delete from public.character_aliases a
  where a.character_id = kept_id and not (facts -> 'kept_aliases' @> to_jsonb(a.id)) and (
    lower(a.alias) = lower(facts -> 'merged' ->> 'name') or exists (
      select from jsonb_array_elements(facts -> 'aliases') as was (item) where lower(was.item ->> 'alias') = lower(a.alias)
    )
  );
  insert into public.character_aliases (id, character_id, alias, created_at)
  select a.id, merged_id, a.alias, a.created_at
  from jsonb_populate_recordset(null::public.character_aliases, facts -> 'aliases') a;
  update goldenrod.chapter_aliases a set character_id = merged_id
  from jsonb_populate_recordset(null::goldenrod.chapter_aliases, facts -> 'chapter_aliases') was
  where a.chapter_id = was.chapter_id and lower(a.alias) = lower(was.alias) and a.character_id = kept_id;
  update public.image_generations i set character_id = merged_id
  where i.character_id = kept_id and facts -> 'images' @> to_jsonb(i.id);
  update public.audio_generations a set character_id = merged_id
  where a.character_id = kept_id and facts -> 'audio' @> to_jsonb(a.id);
  for item in
    select x.script_id, x.members, kept_id = any (x.members) as had_kept,
      -- Whether the cast is still as the merge left it.
      s.character_ids @> array_replace(x.members, merged_id, kept_id)
        and s.character_ids <@ array_replace(x.members, merged_id, kept_id) as is_same
    from jsonb_to_recordset(facts -> 'casts') as x (script_id uuid, members uuid[])
    join public.scripts s on s.id = x.script_id and s.character_ids @> array[kept_id]
    order by x.script_id for no key update of s
  loop
    -- Empty reasons first: nobody says by this that the kept one has no part in it.
    update goldenrod.cast_reasons r set cue_place = null, chosen = null, chosen_by = null, chosen_at = null
    where r.script_id = item.script_id and r.character_id = kept_id and not item.had_kept;
    insert into goldenrod.cast_reasons (script_id, character_id, chosen) values (item.script_id, merged_id, true);
    update public.scripts s set character_ids = case
      when item.is_same then item.members
      when item.had_kept then s.character_ids || merged_id else array_replace(s.character_ids, kept_id, merged_id)
    end
    where s.id = item.script_id;
    delete from goldenrod.cast_reasons r where r.script_id = item.script_id and r.character_id in (kept_id, merged_id);
  end loop;
  -- Nobody had said of the kept one what was said of the other.
  delete from goldenrod.cast_reasons r using public.scripts s
  where r.character_id = kept_id and s.id = r.script_id and kept_id <> all (s.character_ids)
    and exists (
      select from jsonb_populate_recordset(null::goldenrod.cast_reasons, facts -> 'reasons') m
      where m.script_id = r.script_id and m.character_id = merged_id
    );
  insert into goldenrod.cast_reasons
  select r.* from jsonb_populate_recordset(null::goldenrod.cast_reasons, facts -> 'reasons') r
  join public.scripts s on s.id = r.script_id
    -- Of a cast that changed since, only what is still so.
    and coalesce(r.chosen, r.cue_place is not null) = (r.character_id = any (s.character_ids))
  on conflict on constraint cast_reasons_pkey do nothing;
end
$$;
comment on function goldenrod.undo_merge(uuid, jsonb) is 'Makes two characters again of what a merge made one of.';

create or replace function goldenrod.change_cues(
  change_id uuid, script_id uuid, hash_before text, words text, cues uuid[]
) returns uuid
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  was public.scripts;
  changed uuid := script_id;
begin
  select s.* into was from public.scripts s where s.id = change_cues.script_id and s.deleted_at is null for no key update;
  if was.id is null or coalesce(was.text_hash, goldenrod.hash(coalesce(was.script, ''))) <> hash_before then
    raise exception using errcode = '40001', message = 'the text of a version was changed meanwhile',
      hint = 'Do it again.';
  end if;
  if was.status = 'draft' then
    update public.scripts s set script = words where s.id = was.id;
  else
    insert into public.scripts (chapter_id, user_id, script_style, script, origin, parent_id, script_name, chapter_hash)
    values (was.chapter_id, was.user_id, was.script_style, words, 'edit', was.id, was.script_name, was.chapter_hash)
    returning id into changed;
  end if;
  perform goldenrod.cast_by_cues(changed, cues);
  insert into goldenrod.cue_changes (change_id, script_id, text_before, hash_after)
  values (change_cues.change_id, changed, case when was.status = 'draft' then was.script end, goldenrod.hash(words));
  return changed;
end
$$;
comment on function goldenrod.change_cues(uuid, uuid, text, text, uuid[]) is
  'Gives a draft the text with new cues, or makes a version with it from one that was judged, and notes that with the change of the character; answers the version.';

create or replace function goldenrod.undo_cues(change_id uuid) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  item record;
begin
  for item in
    select s.id, c.text_before from goldenrod.cue_changes c
    join public.scripts s on s.id = c.script_id and s.status = 'draft' and s.deleted_at is null and s.text_hash = c.hash_after
    where c.change_id = undo_cues.change_id
    order by s.id for no key update of s
  loop
    if item.text_before is null then
      delete from public.scripts s where s.id = item.id;
    else
      update public.scripts s set script = item.text_before where s.id = item.id;
    end if;
    update goldenrod.cue_changes c set undone_at = clock_timestamp()
    where c.change_id = undo_cues.change_id and c.script_id = item.id;
  end loop;
end
$$;
comment on function goldenrod.undo_cues(uuid) is
  'Gives drafts the cues back that a change of a character took, and deletes the versions that it made; one that was edited or judged since stays.';

create or replace function public.undo_character_change(change_id uuid) returns public.characters
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  change goldenrod.character_changes;
  changed public.characters;
begin
  select c.* into change from goldenrod.character_changes c where c.id = undo_character_change.change_id for no key update;
  if change.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such change of a character',
      hint = 'List the changes of the character and take an id from there.';
  end if;
  select k.* into changed from public.characters k where k.id = change.character_id for no key update;
  if change.undone_at is not null then
    raise exception using errcode = 'GR007', message = 'this change was undone already',
      hint = 'List the changes of the character: each says whether it still holds.';
  end if;
  if change.kind = 'merge' then
    perform goldenrod.undo_merge(change.character_id, change.facts);
  elsif changed.name <> change.facts ->> 'to' then
    raise exception using errcode = 'GR007',
      message = format('the character was renamed since: it is called %s now', changed.name),
      hint = 'Undo the newer change first.';
  else
    update public.characters k set name = change.facts ->> 'from' where k.id = change.character_id returning k.* into changed;
    delete from public.character_aliases a
    where a.character_id = change.character_id and a.alias = change.facts ->> 'alias_added';
  end if;
  perform goldenrod.undo_cues(change.id);
  -- The way back is no change of its own that could be undone.
  update goldenrod.character_changes c set undone_at = clock_timestamp()
  where c.id = change.id or c.character_id = change.character_id and c.kind = 'rename' and change.kind = 'rename'
    and c.changed_at > change.changed_at and c.undone_at is null;
  return changed;
end
$$;
comment on function public.undo_character_change(uuid) is
  'Undoes a rename or a merge and returns the character; what was edited since stays as it is.';

revoke execute on function goldenrod.merge_facts(uuid, uuid) from public;
revoke execute on function goldenrod.undo_merge(uuid, jsonb) from public;
revoke execute on function goldenrod.change_cues(uuid, uuid, text, text, uuid[]) from public;
revoke execute on function goldenrod.undo_cues(uuid) from public;
revoke execute on function public.rename_character(uuid, text) from public, anon;
revoke execute on function public.undo_character_change(uuid) from public, anon;
grant execute on function goldenrod.merge_facts(uuid, uuid) to authenticated, service_role;
grant execute on function goldenrod.undo_merge(uuid, jsonb) to authenticated, service_role;
grant execute on function goldenrod.change_cues(uuid, uuid, text, text, uuid[]) to authenticated, service_role;
grant execute on function goldenrod.undo_cues(uuid) to authenticated, service_role;
grant execute on function public.rename_character(uuid, text) to authenticated, service_role;
grant execute on function public.undo_character_change(uuid) to authenticated, service_role;
