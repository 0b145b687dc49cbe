-- A long job lets others pass between its parts: what has had a turn waits behind what has had none.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

alter table public.jobs add column if not exists yielded_at timestamptz;
comment on column public.jobs.yielded_at is
  'When the job last let others pass; null before its first turn, and where nobody waited.';

create index if not exists idx_jobs_turn on public.jobs
  (priority desc, (yielded_at is not null), (coalesce(yielded_at, created_at)), id)
  where state in ('queued', 'running');
-- squawk-ignore require-concurrent-index-deletion
drop index if exists public.idx_jobs_line;

create or replace function goldenrod.take_job(worker text, kinds text[], lease interval) returns setof public.jobs
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  -- A job that takes its worker down each time must end, or nothing else is ever done.
  update public.jobs j
  set state = 'failed', ended_at = clock_timestamp(), run = null, lease_until = null,
    error = jsonb_build_object(
      'code', 'internal',
      'message', format('the worker was lost during this job, %s times', j.attempts),
      'hint', 'Look into the workers'' logs; then ask for it again.'
    )
  where j.id in (
    select l.id from public.jobs l
    where l.state = 'running' and l.lease_until < clock_timestamp() and l.attempts >= l.max_attempts
    for update skip locked
  );
  return query
    with next as materialized (
      select j.id from public.jobs j
      where j.state in ('queued', 'running') and j.kind = any (take_job.kinds) and (
        (j.state = 'queued' and j.ready_at <= clock_timestamp())
        or (j.state = 'running' and j.lease_until < clock_timestamp())
      )
      order by j.priority desc, (j.yielded_at is not null), (coalesce(j.yielded_at, j.created_at)), j.id
      limit 1
      for update skip locked
    )
    update public.jobs j
    set state = 'running', attempts = j.attempts + 1, worker = take_job.worker, run = gen_random_uuid(),
      lease_until = clock_timestamp() + take_job.lease,
      started_at = coalesce(j.started_at, clock_timestamp())
    from next where j.id = next.id
    returning j.*;
end
$$;

create or replace function goldenrod.yield_job(job_id uuid, run uuid, kinds text[]) returns boolean
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  update public.jobs j
  set state = 'queued', attempts = j.attempts - 1, run = null, lease_until = null, yielded_at = clock_timestamp()
  where j.id = yield_job.job_id and j.run = yield_job.run and exists (
    select from public.jobs other
    where other.state = 'queued' and other.ready_at <= clock_timestamp() and other.kind = any (yield_job.kinds)
      and other.user_id <> j.user_id and other.priority >= j.priority
  );
  return found;
end
$$;
comment on function goldenrod.yield_job(uuid, uuid, text[]) is
  'Puts a running job behind those of other accounts that wait for such a worker; false where nobody waits, and the run goes on.';
revoke execute on function goldenrod.yield_job(uuid, uuid, text[]) from public, anon, authenticated;
grant execute on function goldenrod.yield_job(uuid, uuid, text[]) to service_role;
