-- The changes are put aside whole; the next migrate brings them back. A merge is again as it was before
-- it was kept.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop function if exists public.undo_character_change(uuid);
  drop function if exists public.rename_character(uuid, text);
  drop function if exists goldenrod.undo_cues(uuid);
  drop function if exists goldenrod.change_cues(uuid, uuid, text, text, uuid[]);
  drop function if exists goldenrod.undo_merge(uuid, jsonb);
  drop trigger if exists characters_note_rename on public.characters;
  drop function if exists goldenrod.characters_note_rename();
  if to_regclass('goldenrod.cue_changes') is not null then
    drop policy if exists "Users can view cue changes of their own scripts" on goldenrod.cue_changes;
    drop policy if exists "Users can insert cue changes of their own scripts" on goldenrod.cue_changes;
    drop policy if exists "Users can update cue changes of their own scripts" on goldenrod.cue_changes;
    revoke all on goldenrod.cue_changes from authenticated, service_role;
    alter table goldenrod.cue_changes
      drop constraint if exists cue_changes_change_id_fkey, drop constraint if exists cue_changes_script_id_fkey;
    alter table goldenrod.cue_changes set schema goldenrod_archive;
  end if;
  if to_regclass('goldenrod.character_changes') is not null then
    drop policy if exists "Users can view changes of their own characters" on goldenrod.character_changes;
    drop policy if exists "Users can insert changes of their own characters" on goldenrod.character_changes;
    drop policy if exists "Users can update changes of their own characters" on goldenrod.character_changes;
    revoke all on goldenrod.character_changes from authenticated, service_role;
    alter table goldenrod.character_changes
      drop constraint if exists character_changes_character_id_fkey, alter column changed_by drop default;
    alter table goldenrod.character_changes set schema goldenrod_archive;
  end if;
end
$$;

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

drop function if exists goldenrod.merge_facts(uuid, uuid);
