-- Each job is done to its end again before the next is taken.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod.take_job(worker text, kinds text[], lease interval) returns setof public.jobs
  language plpgsql volatile set search_path = pg_catalog, pg_temp
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

drop function if exists goldenrod.yield_job(uuid, uuid, text[]);
create index if not exists idx_jobs_line on public.jobs (priority desc, created_at, id)
  where state in ('queued', 'running');
-- squawk-ignore require-concurrent-index-deletion
drop index if exists public.idx_jobs_turn;
-- squawk-ignore ban-drop-column
alter table public.jobs drop column if exists yielded_at;
