-- Work that takes longer than a request: asked for by its owner, done by a worker, kept as a row.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.jobs') is not null and to_regclass('public.jobs') is null then
    alter table goldenrod_archive.jobs set schema public;
  end if;
end
$$;

create table if not exists public.jobs (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  kind text not null,
  input jsonb not null default '{}',
  key text not null,
  state text not null default 'queued',
  progress double precision not null default 0,
  step text,
  result jsonb,
  error jsonb,
  attempts integer not null default 0,
  max_attempts integer not null default 5,
  priority bigint not null default 0,
  ready_at timestamptz not null default now(),
  worker text,
  run uuid,
  lease_until timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  updated_at timestamptz not null default clock_timestamp(),
  constraint jobs_state_check check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  constraint jobs_kind_check check (kind ~ '^[a-z][a-z0-9-]{0,49}$'),
  constraint jobs_key_check check (char_length(key) between 1 and 200),
  constraint jobs_input_check check (jsonb_typeof(input) = 'object' and octet_length(input::text) <= 65536),
  constraint jobs_progress_check check (progress between 0 and 1),
  constraint jobs_run_check check ((state = 'running') = (run is not null) and (run is null) = (lease_until is null))
);
comment on table public.jobs is 'Work asked for and what became of it. Owners read; ask_job() and cancel_job() write.';
comment on column public.jobs.user_id is 'Who asked; the work is done as this account.';
comment on column public.jobs.kind is 'What is to be done: import, draft, draft-all, evaluate.';
comment on column public.jobs.key is 'What makes two askings the same one, as long as it is queued or running.';
comment on column public.jobs.state is 'queued, running, done, failed or cancelled.';
comment on column public.jobs.progress is 'How much is done, 0 to 1.';
comment on column public.jobs.step is 'What is being done, for people.';
comment on column public.jobs.result is 'What came of it; while it runs, what is there so far.';
comment on column public.jobs.error is 'Why it failed, or why it is tried again: code, message, hint.';
comment on column public.jobs.attempts is 'How often it was begun; handing it back does not count.';
comment on column public.jobs.priority is
  'Place in the fair order, the highest first: each further job of an account stands one behind its last.';
comment on column public.jobs.ready_at is 'Not begun before this moment.';
comment on column public.jobs.worker is 'Who took it last.';
comment on column public.jobs.run is 'Names one taking of the job: whoever lost it can write nothing any more.';
comment on column public.jobs.lease_until is 'A running job that is not heard of until then is taken by another worker.';
comment on column public.jobs.updated_at is 'When anything of it last changed.';

delete from public.jobs j where not exists (select from auth.users u where u.id = j.user_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.jobs'::regclass and conname = 'jobs_user_id_fkey') then
    alter table public.jobs add constraint jobs_user_id_fkey
      foreign key (user_id) references auth.users (id) on delete cascade;
  end if;
end
$$;

-- Asking twice gives the same job.
create unique index if not exists jobs_one_live_key on public.jobs (user_id, kind, key)
  where state in ('queued', 'running');
create index if not exists idx_jobs_line on public.jobs (priority desc, created_at, id)
  where state in ('queued', 'running');
create index if not exists idx_jobs_begun on public.jobs (priority) where started_at is not null;
create index if not exists idx_jobs_user on public.jobs (user_id, created_at desc, id desc);
create index if not exists idx_jobs_user_updated on public.jobs (user_id, updated_at);

alter table public.jobs enable row level security;
revoke all on public.jobs from public, anon, authenticated, service_role;
grant select on public.jobs to authenticated;
grant select, update on public.jobs to service_role;
do $$
begin
  drop policy if exists "Users can view their own jobs" on public.jobs;
  create policy "Users can view their own jobs" on public.jobs
    for select to authenticated using (user_id = (select auth.uid()));
end
$$;

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
comment on function goldenrod.jobs_tell() is 'Dates every change of a job and tells those who listen of its state.';
revoke execute on function goldenrod.jobs_tell() from public;
create or replace trigger jobs_tell before insert or update on public.jobs
  for each row execute function goldenrod.jobs_tell();

-- Security definer: an owner reads jobs and writes none, and the fair order knows everybody's.
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
comment on function public.ask_job(text, jsonb, text) is
  'Asks for a job as the caller and returns it; while one of the same kind and key is queued or running, returns that one.';

-- Security definer: an owner reads jobs and writes none.
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
comment on function public.cancel_job(uuid) is
  'Cancels a job of the caller''s that has not ended, and returns it as it now is; what its worker still does counts for nothing.';

create or replace function goldenrod.take_job(worker text, kinds text[], lease interval) returns setof public.jobs
  language plpgsql volatile set search_path = ''
as $$
begin
  -- A job that takes its worker down each time must end, or nothing else is ever done.
  update public.jobs j
  set state = 'failed', ended_at = pg_catalog.clock_timestamp(), run = null, lease_until = null,
    error = pg_catalog.jsonb_build_object(
      'code', 'internal',
      'message', pg_catalog.format('the worker was lost during this job, %s times', j.attempts),
      'hint', 'Look into the workers'' logs; then ask for it again.'
    )
  where j.id in (
    select l.id from public.jobs l
    where l.state = 'running' and l.lease_until < pg_catalog.clock_timestamp() and l.attempts >= l.max_attempts
    for update skip locked
  );
  return query
    with next as materialized (
      select j.id from public.jobs j
      where j.kind = any(take_job.kinds) and (
        (j.state = 'queued' and j.ready_at <= pg_catalog.clock_timestamp())
        or (j.state = 'running' and j.lease_until < pg_catalog.clock_timestamp())
      )
      order by j.priority desc, j.created_at, j.id
      limit 1
      for update skip locked
    )
    update public.jobs j
    set state = 'running', attempts = j.attempts + 1, worker = take_job.worker, run = pg_catalog.gen_random_uuid(),
      lease_until = pg_catalog.clock_timestamp() + take_job.lease,
      started_at = coalesce(j.started_at, pg_catalog.clock_timestamp())
    from next where j.id = next.id
    returning j.*;
end
$$;
comment on function goldenrod.take_job(text, text[], interval) is
  'Gives a worker the next job of the kinds that it knows, for as long as its lease is renewed; none where nothing waits.';

create or replace function goldenrod.keep_job(
  job_id uuid, run uuid, lease interval, progress double precision default null, step text default null,
  result jsonb default null
) returns boolean
  language plpgsql volatile set search_path = ''
as $$
begin
  update public.jobs j
  set lease_until = pg_catalog.clock_timestamp() + keep_job.lease,
    progress = greatest(j.progress, least(keep_job.progress, 1)),
    step = coalesce(keep_job.step, j.step),
    result = coalesce(keep_job.result, j.result)
  where j.id = keep_job.job_id and j.run = keep_job.run;
  return found;
end
$$;
comment on function goldenrod.keep_job(uuid, uuid, interval, double precision, text, jsonb) is
  'Renews a lease and says how far the job is; false when it was cancelled or is another worker''s by now.';

create or replace function goldenrod.end_job(job_id uuid, run uuid, result jsonb) returns boolean
  language plpgsql volatile set search_path = ''
as $$
begin
  update public.jobs j
  set state = 'done', progress = 1, step = null, error = null, result = end_job.result,
    ended_at = pg_catalog.clock_timestamp(), run = null, lease_until = null
  where j.id = end_job.job_id and j.run = end_job.run;
  return found;
end
$$;
comment on function goldenrod.end_job(uuid, uuid, jsonb) is
  'Ends a job with its result, in the transaction that made it; false when the job is no longer this run''s.';

create or replace function goldenrod.fail_job(job_id uuid, run uuid, error jsonb, again_in interval default null)
  returns boolean
  language plpgsql volatile set search_path = ''
as $$
begin
  update public.jobs j
  set state = again.state, error = fail_job.error,
    ready_at = case when again.state = 'queued' then pg_catalog.clock_timestamp() + fail_job.again_in else j.ready_at end,
    ended_at = case when again.state = 'failed' then pg_catalog.clock_timestamp() end,
    run = null, lease_until = null
  from (
    select k.id, case when fail_job.again_in is not null and k.attempts < k.max_attempts
      then 'queued' else 'failed' end as state
    from public.jobs k where k.id = fail_job.job_id
  ) again
  where j.id = again.id and j.run = fail_job.run;
  return found;
end
$$;
comment on function goldenrod.fail_job(uuid, uuid, jsonb, interval) is
  'Ends a job with its error, or queues it again for later while it has attempts left; false when it is no longer this run''s.';

create or replace function goldenrod.hand_back_job(job_id uuid, run uuid) returns boolean
  language plpgsql volatile set search_path = ''
as $$
begin
  update public.jobs j
  set state = 'queued', attempts = j.attempts - 1, run = null, lease_until = null
  where j.id = hand_back_job.job_id and j.run = hand_back_job.run;
  return found;
end
$$;
comment on function goldenrod.hand_back_job(uuid, uuid) is
  'Puts a job back at its place in the line for a worker that stops; false when it is no longer this run''s.';

create or replace function goldenrod.free_jobs_of_others(worker text) returns integer
  language plpgsql volatile set search_path = ''
as $$
declare
  freed integer;
begin
  update public.jobs j set lease_until = '-infinity'
  where j.state = 'running' and j.worker is distinct from free_jobs_of_others.worker;
  get diagnostics freed = row_count;
  return freed;
end
$$;
comment on function goldenrod.free_jobs_of_others(text) is
  'Ends the leases of all other workers: for a database that only one process can have open.';

do $$
declare
  signature text;
begin
  foreach signature in array array[
    'public.ask_job(text, jsonb, text)', 'public.cancel_job(uuid)'
  ] loop
    execute pg_catalog.format('revoke execute on function %s from public, anon, service_role', signature);
    execute pg_catalog.format('grant execute on function %s to authenticated', signature);
  end loop;
  foreach signature in array array[
    'goldenrod.take_job(text, text[], interval)',
    'goldenrod.keep_job(uuid, uuid, interval, double precision, text, jsonb)',
    'goldenrod.end_job(uuid, uuid, jsonb)',
    'goldenrod.fail_job(uuid, uuid, jsonb, interval)',
    'goldenrod.hand_back_job(uuid, uuid)',
    'goldenrod.free_jobs_of_others(text)'
  ] loop
    execute pg_catalog.format('revoke execute on function %s from public, anon, authenticated', signature);
    execute pg_catalog.format('grant execute on function %s to service_role', signature);
  end loop;
end
$$;
