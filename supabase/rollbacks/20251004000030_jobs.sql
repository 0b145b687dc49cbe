-- The jobs are put aside whole; the next migrate brings them back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop function if exists public.ask_job(text, jsonb, text);
  drop function if exists public.cancel_job(uuid);
  drop function if exists goldenrod.take_job(text, text[], interval);
  drop function if exists goldenrod.keep_job(uuid, uuid, interval, double precision, text, jsonb);
  drop function if exists goldenrod.end_job(uuid, uuid, jsonb);
  drop function if exists goldenrod.fail_job(uuid, uuid, jsonb, interval);
  drop function if exists goldenrod.hand_back_job(uuid, uuid);
  drop function if exists goldenrod.free_jobs_of_others(text);
  if to_regclass('public.jobs') is not null then
    drop trigger if exists jobs_tell on public.jobs;
    drop policy if exists "Users can view their own jobs" on public.jobs;
    revoke all on public.jobs from authenticated, service_role;
    -- Nobody works on them there; a worker that still thinks so finds that it is not.
    update public.jobs set state = 'queued', run = null, lease_until = null where state = 'running';
    alter table public.jobs drop constraint if exists jobs_user_id_fkey;
    alter table public.jobs set schema goldenrod_archive;
  end if;
  drop function if exists goldenrod.jobs_tell();
end
$$;
