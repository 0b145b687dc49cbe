-- Jobs, turns and search paths as they were. A job that was ended for its kind stays ended; who signed
-- in is put aside, and the accounts stay.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

do $$
declare
  signature text;
begin
  foreach signature in array array[
    'public.image_generations_keep_owner()',
    'public.audio_generations_keep_owner()',
    'goldenrod.take_job(text, text[], interval)',
    'goldenrod.keep_job(uuid, uuid, interval, double precision, text, jsonb)',
    'goldenrod.end_job(uuid, uuid, jsonb)',
    'goldenrod.fail_job(uuid, uuid, jsonb, interval)',
    'goldenrod.hand_back_job(uuid, uuid)',
    'goldenrod.free_jobs_of_others(text)',
    'goldenrod.may_change(uuid, regclass)',
    'goldenrod.may_change_part(uuid, uuid, regclass)',
    'goldenrod.script_abilities(public.script_status, timestamptz, uuid)',
    'goldenrod_archive.comments_of(text, text[])',
    'goldenrod_archive.fill_status(uuid, uuid)',
    'goldenrod_archive.heard(regclass, text[])',
    'goldenrod_archive.keep_legacy_status()',
    'goldenrod_archive.note_policies(text, regclass, text[])',
    'goldenrod_archive.parents_there(regclass, text)',
    'goldenrod_archive.restore_links(text, text)',
    'goldenrod_archive.restore_policies(text, regclass)',
    'goldenrod_archive.restore_scripts()',
    'goldenrod_archive.say(text, jsonb)',
    'goldenrod_archive.script_content(jsonb)',
    'goldenrod_archive.settle_audio_generations(uuid, uuid)',
    'goldenrod_archive.settle_image_generations(uuid, uuid)',
    'goldenrod_archive.settle_scripts(uuid[])',
    'goldenrod_archive.silence(regclass)',
    'goldenrod_archive.swap_status()'
  ] loop
    execute format('alter function %s set search_path = ''''', signature);
  end loop;
end
$$;

create or replace function public.ask_job(kind text, input jsonb default '{}', key text default null)
  returns public.jobs
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  asker constant uuid := auth.uid();
  most constant integer := 1000;
  wanted constant text := coalesce(ask_job.key, pg_catalog.md5(ask_job.input::text));
  front bigint;
  last bigint;
  job public.jobs;
begin
  if asker is null then
    raise exception using errcode = '42501', message = 'a job is asked for by an account, and none is asking',
      hint = 'Sign in.';
  end if;
  loop
    select j.* into job from public.jobs j
    where j.user_id = asker and j.kind = ask_job.kind and j.key = wanted and j.state in ('queued', 'running');
    if found then
      return job;
    end if;
    if (select count(*) from public.jobs j where j.user_id = asker and j.state in ('queued', 'running')) >= most then
      raise exception using errcode = 'GR007',
        message = pg_catalog.format('%s jobs of this account wait already', most),
        hint = 'Wait for some of them, or cancel them.';
    end if;
    -- Start-time fair queueing: a new account begins where the line is now, not where it once began.
    select min(j.priority) into front from public.jobs j where j.started_at is not null;
    if front is null then
      select max(j.priority) into front from public.jobs j where j.state = 'queued';
    end if;
    select min(j.priority) into last from public.jobs j
    where j.user_id = asker and j.state in ('queued', 'running');
    insert into public.jobs (user_id, kind, input, key, priority)
    values (asker, ask_job.kind, ask_job.input, wanted, least(coalesce(front, 0), last - 1))
    -- Only jobs_one_live_key can be in the way.
    on conflict do nothing
    returning * into job;
    if found then
      return job;
    end if;
  end loop;
end
$$;

create or replace function public.cancel_job(job_id uuid) returns public.jobs
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs;
begin
  update public.jobs j
  set state = 'cancelled', ended_at = pg_catalog.clock_timestamp(), run = null, lease_until = null
  where j.id = cancel_job.job_id and j.user_id = auth.uid() and j.state in ('queued', 'running')
  returning * into job;
  if not found then
    select j.* into job from public.jobs j where j.id = cancel_job.job_id and j.user_id = auth.uid();
  end if;
  if job.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such job',
      hint = 'List the jobs that you can see and take an id from there.';
  end if;
  return job;
end
$$;

drop function if exists goldenrod.job_for_owner(public.jobs);
drop function if exists goldenrod.job_kinds();
revoke select (
  id, user_id, kind, input, key, state, progress, step, result, error, attempts, max_attempts, ready_at,
  lease_until, created_at, started_at, ended_at, updated_at
) on public.jobs from authenticated;
grant select on public.jobs to authenticated;

create or replace function goldenrod.jobs_tell() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  new.updated_at := pg_catalog.clock_timestamp();
  if tg_op = 'INSERT' or new.state is distinct from old.state then
    -- For whoever listens; nobody has to: polling finds the same.
    perform pg_catalog.pg_notify('goldenrod_jobs', new.user_id::text);
  end if;
  return new;
end
$$;

create or replace function goldenrod.lock_key(chapter_id uuid, user_id uuid, script_style text) returns void
  language sql volatile set search_path = pg_catalog, pg_temp
begin atomic
  select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(
    lock_key.chapter_id::text || lock_key.user_id::text || lock_key.script_style, 20251004000006
  ));
end;

create or replace function public.scripts_assign_version() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if new.chapter_id is null or new.user_id is null then
    return new;
  end if;
  if tg_op = 'UPDATE'
    and (new.chapter_id, new.user_id, new.script_style)
      is not distinct from (old.chapter_id, old.user_id, old.script_style) then
    return new;
  end if;
  -- Whoever numbers a version of this key waits here for the one before, so that no number is given twice.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(
    new.chapter_id::text || new.user_id::text || new.script_style, 20251004000001
  ));
  select coalesce(max(s.version), 0) + 1 into new.version from public.scripts s
  where s.chapter_id = new.chapter_id and s.user_id = new.user_id and s.script_style = new.script_style;
  return new;
end
$$;
drop trigger if exists chapters_end_turns on public.chapters;
drop function if exists goldenrod.chapters_end_turns();
drop function if exists goldenrod.take_turn(uuid, uuid, text, text);
-- It says nothing: who takes a turn meanwhile waits in the old way.
-- squawk-ignore ban-drop-table
drop table if exists goldenrod.version_turns;

do $$
begin
  if to_regclass('goldenrod.identities') is not null then
    drop function if exists goldenrod.account_of(text, text);
    alter table goldenrod.identities drop constraint if exists identities_user_id_fkey;
    alter table goldenrod.identities set schema goldenrod_archive;
  end if;
end
$$;
