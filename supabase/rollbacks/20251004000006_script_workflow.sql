-- The history is put aside whole; the next migrate brings it back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop function if exists public.approve_script(uuid, text);
  drop function if exists public.reject_script(uuid, text);
  drop function if exists public.activate_script(uuid, text);
  drop function if exists public.deactivate_script(uuid, text);
  drop trigger if exists scripts_start_as_draft on public.scripts;
  drop trigger if exists scripts_move_as_allowed on public.scripts;
  drop trigger if exists scripts_record_move on public.scripts;
  drop function if exists goldenrod.scripts_start_as_draft();
  drop function if exists goldenrod.scripts_move_as_allowed();
  drop function if exists goldenrod.scripts_record_move();
  drop function if exists goldenrod.move_script(uuid, text, public.script_status, text);
  drop function if exists goldenrod.refuse_move(uuid, integer, text, public.script_status, public.script_status[]);
  drop function if exists goldenrod.allowed_moves(public.script_status);
  drop function if exists goldenrod.lock_key(uuid, uuid, text);
  if to_regclass('public.script_status_changes') is not null then
    drop trigger if exists script_status_changes_stay on public.script_status_changes;
    drop policy if exists "Users can view moves of their own scripts" on public.script_status_changes;
    revoke all on public.script_status_changes from authenticated, service_role;
    alter table public.script_status_changes drop constraint if exists script_status_changes_script_id_fkey;
    -- As text, so that the enum can go.
    alter table public.script_status_changes
      alter column from_status type text using from_status::text,
      alter column to_status type text using to_status::text;
    alter table public.script_status_changes set schema goldenrod_archive;
  end if;
end
$$;
