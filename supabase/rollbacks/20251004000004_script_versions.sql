-- Lineage and deletions go to goldenrod_archive; the next migrate brings them back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  lock table public.scripts in access exclusive mode;
  insert into goldenrod_archive.rows (file, relation, id, columns)
  select '20251004000004', 'public.scripts', s.id, jsonb_build_object(
    'parent_id', s.parent_id, 'origin', s.origin, 'created_by', s.created_by, 'text_hash', s.text_hash,
    'chapter_hash', s.chapter_hash, 'deleted_at', s.deleted_at
  )
  from public.scripts s
  where (s.parent_id, s.created_by, s.text_hash, s.chapter_hash, s.deleted_at) is distinct from (null, null, null, null, null)
    or s.origin <> 'legacy'
  on conflict (file, relation, id) do update set columns = excluded.columns, archived_at = now();

  drop function if exists public.create_script_version(uuid, text, text, text, uuid, text);
  drop function if exists public.restore_script_version(uuid);
  drop function if exists public.undelete_script(uuid);
  drop policy if exists "Users can view their own scripts" on public.scripts;
  drop policy if exists "Users can insert their own scripts" on public.scripts;
  drop policy if exists "Users can update their own scripts" on public.scripts;
  drop policy if exists "Users can delete their own scripts" on public.scripts;
  perform goldenrod_archive.restore_policies('20251004000004', 'public.scripts');
  drop trigger if exists scripts_keep_lineage on public.scripts;
  drop trigger if exists scripts_keep_text on public.scripts;
  drop trigger if exists scripts_mark_deleted on public.scripts;
  drop trigger if exists scripts_delete_softly on public.scripts;
  drop trigger if exists scripts_attach_own on public.scripts;
  drop function if exists goldenrod.scripts_keep_lineage();
  drop function if exists goldenrod.scripts_keep_text();
  drop function if exists goldenrod.scripts_mark_deleted();
  drop function if exists goldenrod.scripts_delete_softly();
  drop function if exists goldenrod.scripts_attach_own();
  drop function if exists goldenrod.hash(text);
  alter table public.scripts
    drop column if exists parent_id,
    drop column if exists origin,
    drop column if exists created_by,
    drop column if exists text_hash,
    drop column if exists chapter_hash,
    drop column if exists deleted_at;
  drop function if exists goldenrod_archive.note_policies(text, regclass, text[]);
  drop function if exists goldenrod_archive.restore_policies(text, regclass);
  drop schema if exists goldenrod;
end
$$;
