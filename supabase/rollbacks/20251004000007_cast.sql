-- Aliases are put aside whole; the next migrate brings them back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop function if exists public.merge_characters(uuid, uuid);
  drop function if exists public.scripts_of_character(uuid);
  drop function if exists goldenrod.own_scripts_of(uuid);
  drop trigger if exists scripts_tidy_cast on public.scripts;
  drop trigger if exists scripts_keep_cast on public.scripts;
  drop trigger if exists scripts_keep_new_cast on public.scripts;
  drop trigger if exists characters_leave_casts on public.characters;
  drop trigger if exists characters_move_out_of_casts on public.characters;
  drop trigger if exists chapters_leave_casts on public.chapters;
  drop function if exists goldenrod.scripts_tidy_cast();
  drop function if exists goldenrod.scripts_keep_cast();
  drop function if exists goldenrod.characters_leave_casts();
  drop function if exists goldenrod.chapters_leave_casts();
  if to_regclass('public.character_aliases') is not null then
    drop trigger if exists character_aliases_take_owner on public.character_aliases;
    drop policy if exists "Users can view aliases of their own characters" on public.character_aliases;
    drop policy if exists "Users can insert aliases of their own characters" on public.character_aliases;
    drop policy if exists "Users can update aliases of their own characters" on public.character_aliases;
    drop policy if exists "Users can delete aliases of their own characters" on public.character_aliases;
    revoke all on public.character_aliases from authenticated, service_role;
    alter table public.character_aliases
      drop constraint if exists character_aliases_character_id_fkey,
      drop constraint if exists character_aliases_alias_check;
    alter table public.character_aliases set schema goldenrod_archive;
  end if;
  drop function if exists goldenrod.aliases_take_owner();
end
$$;
