-- A caller gives our functions nothing of its own to run, and learns from the queue what is its own.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- With an empty search path the caller's pg_temp comes first where a type or a table is named, and a
-- type of theirs can run their code with our rights. Named last, it is asked for nothing that is there.
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
    execute format('alter function %s set search_path = pg_catalog, pg_temp', signature);
  end loop;
end
$$;

-- Only these are asked for; what a worker does not know would wait for good.
create or replace function goldenrod.job_kinds() returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return '{import,draft,draft-all,evaluate}'::text[];
comment on function goldenrod.job_kinds() is 'The kinds of job that there are.';
revoke execute on function goldenrod.job_kinds() from public, anon, authenticated, service_role;

update public.jobs j
set state = 'failed', ended_at = clock_timestamp(), run = null, lease_until = null,
  error = jsonb_build_object(
    'code', 'invalid', 'message', format('no job is of the kind "%s"', j.kind),
    'hint', 'Ask for one of: ' || array_to_string(goldenrod.job_kinds(), ', ') || '.'
  )
where j.state in ('queued', 'running') and j.kind <> all (goldenrod.job_kinds());

-- Security definer: an owner reads jobs and writes none, and the fair order knows everybody's.
create or replace function public.ask_job(kind text, input jsonb default '{}', key text default null)
  returns public.jobs
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  asker constant uuid := auth.uid();
  most constant integer := 1000;
  wanted constant text := coalesce(ask_job.key, md5(ask_job.input::text));
  front bigint;
  last bigint;
  job public.jobs;
begin
  if asker is null then
    raise exception using errcode = '42501', message = 'a job is asked for by an account, and none is asking',
      hint = 'Sign in.';
  end if;
  if ask_job.kind is null or ask_job.kind <> all (goldenrod.job_kinds()) then
    raise exception using errcode = 'GR006',
      message = format('no job is of the kind "%s"', left(coalesce(ask_job.kind, ''), 50)),
      hint = 'Ask for one of: ' || array_to_string(goldenrod.job_kinds(), ', ') || '.';
  end if;
  loop
    select j.* into job from public.jobs j
    where j.user_id = asker and j.kind = ask_job.kind and j.key = wanted and j.state in ('queued', 'running');
    exit when found;
    if (select count(*) from public.jobs j where j.user_id = asker and j.state in ('queued', 'running')) >= most then
      raise exception using errcode = 'GR007',
        message = format('%s jobs of this account wait already', most),
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
    exit when found;
  end loop;
  return goldenrod.job_for_owner(job);
end
$$;

-- Security definer: an owner reads jobs and writes none.
create or replace function public.cancel_job(job_id uuid) returns public.jobs
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  job public.jobs;
begin
  update public.jobs j
  set state = 'cancelled', ended_at = clock_timestamp(), run = null, lease_until = null
  where j.id = cancel_job.job_id and j.user_id = auth.uid() and j.state in ('queued', 'running')
  returning * into job;
  if not found then
    select j.* into job from public.jobs j where j.id = cancel_job.job_id and j.user_id = auth.uid();
  end if;
  if job.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such job',
      hint = 'List the jobs that you can see and take an id from there.';
  end if;
  return goldenrod.job_for_owner(job);
end
$$;

-- What an owner is told of a job: not the machine that does it, nor a place in a line that says how much
-- all others have asked for, nor what lets a worker write.
create or replace function goldenrod.job_for_owner(job public.jobs) returns public.jobs
  language plpgsql immutable set search_path = pg_catalog, pg_temp
as $$
begin
  job.worker := null;
  job.priority := null;
  job.run := null;
  return job;
end
$$;
comment on function goldenrod.job_for_owner(public.jobs) is
  'A job without what its owner may not know: worker, priority and run are null.';
revoke execute on function goldenrod.job_for_owner(public.jobs) from public, anon, authenticated, service_role;
revoke select on public.jobs from authenticated;
grant select (
  id, user_id, kind, input, key, state, progress, step, result, error, attempts, max_attempts, ready_at,
  lease_until, created_at, started_at, ended_at, updated_at
) on public.jobs to authenticated;

create or replace function goldenrod.jobs_tell() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.updated_at := clock_timestamp();
  if tg_op = 'INSERT' or new.state is distinct from old.state then
    -- For whoever listens; nobody has to: polling finds the same. Anybody may, so it says of no one.
    perform pg_notify('goldenrod_jobs', '');
  end if;
  return new;
end
$$;

-- A turn is a row, which nobody can lock who may not see it. An advisory lock is anybody's who knows
-- its number, and pg_locks tells the number. Without a foreign key, whose deletions would wait for
-- whoever has the turn while they wait for the chapter.
create table if not exists goldenrod.version_turns (
  chapter_id uuid not null,
  user_id uuid not null,
  script_style text not null,
  what text not null,
  constraint version_turns_pkey primary key (chapter_id, user_id, script_style, what),
  constraint version_turns_what_check check (what in ('number', 'move'))
);
comment on table goldenrod.version_turns is
  'What is locked by whoever numbers or moves a version, so that one at a time does; a row says nothing.';
comment on column goldenrod.version_turns.chapter_id is 'The chapter of the versions.';
comment on column goldenrod.version_turns.user_id is 'Their owner.';
comment on column goldenrod.version_turns.script_style is 'Their style.';
comment on column goldenrod.version_turns.what is 'number: a new version takes its number; move: one goes on or off the air.';
alter table goldenrod.version_turns enable row level security;
revoke all on goldenrod.version_turns from public, anon, authenticated, service_role;
-- Whoever locks a row must be allowed to update it.
grant select, insert, update on goldenrod.version_turns to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view their own turns" on goldenrod.version_turns;
  drop policy if exists "Users can insert their own turns" on goldenrod.version_turns;
  drop policy if exists "Users can update their own turns" on goldenrod.version_turns;
  create policy "Users can view their own turns" on goldenrod.version_turns
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert their own turns" on goldenrod.version_turns
    for insert to authenticated with check (user_id = (select auth.uid()));
  create policy "Users can update their own turns" on goldenrod.version_turns
    for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
end
$$;

create or replace function goldenrod.take_turn(chapter_id uuid, user_id uuid, script_style text, what text)
  returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  for round in 1..2 loop
    perform from goldenrod.version_turns t
    where t.chapter_id = take_turn.chapter_id and t.user_id = take_turn.user_id
      and t.script_style = take_turn.script_style and t.what = take_turn.what
    for update;
    exit when found or round = 2;
    -- Waits for whoever is making the same row.
    insert into goldenrod.version_turns
    values (take_turn.chapter_id, take_turn.user_id, take_turn.script_style, take_turn.what)
    on conflict do nothing;
  end loop;
end
$$;
comment on function goldenrod.take_turn(uuid, uuid, text, text) is
  'Waits until nobody else numbers, or moves, a version of a chapter, owner and style; holds until the transaction ends.';

create or replace function goldenrod.lock_key(chapter_id uuid, user_id uuid, script_style text) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  -- A stranger's turn counts for nothing: what they may do here, if anything, the constraints hold apart.
  if lock_key.chapter_id is not null and goldenrod.may_change(lock_key.user_id, 'goldenrod.version_turns') then
    perform goldenrod.take_turn(lock_key.chapter_id, lock_key.user_id, lock_key.script_style, 'move');
  end if;
end
$$;
revoke execute on function goldenrod.take_turn(uuid, uuid, text, text) from public, anon;
revoke execute on function goldenrod.lock_key(uuid, uuid, text) from public, anon;
grant execute on function goldenrod.take_turn(uuid, uuid, text, text) to authenticated, service_role;
grant execute on function goldenrod.lock_key(uuid, uuid, text) to authenticated, service_role;

-- Security definer: a policy may hide versions from their writer, and their numbers are taken all the same.
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
  perform goldenrod.take_turn(new.chapter_id, new.user_id, new.script_style, 'number');
  select coalesce(max(s.version), 0) + 1 into new.version from public.scripts s
  where s.chapter_id = new.chapter_id and s.user_id = new.user_id and s.script_style = new.script_style;
  return new;
end
$$;

-- Security definer: turns are deleted by nobody else.
create or replace function goldenrod.chapters_end_turns() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Whoever has one may be waiting for this chapter to go: theirs stays, and does no harm.
  delete from goldenrod.version_turns t using (
    select w.chapter_id, w.user_id, w.script_style, w.what from goldenrod.version_turns w
    where w.chapter_id = old.id for update skip locked
  ) free
  where (t.chapter_id, t.user_id, t.script_style, t.what)
    = (free.chapter_id, free.user_id, free.script_style, free.what);
  return null;
end
$$;
comment on function goldenrod.chapters_end_turns() is 'The turns of a chapter go with it.';
revoke execute on function goldenrod.chapters_end_turns() from public, anon, authenticated, service_role;
create or replace trigger chapters_end_turns after delete on public.chapters
  for each row execute function goldenrod.chapters_end_turns();

-- Where accounts are ours to make, whoever signs in for the first time gets one.
do $$
begin
  if to_regclass('goldenrod_archive.identities') is not null and to_regclass('goldenrod.identities') is null then
    alter table goldenrod_archive.identities set schema goldenrod;
  end if;
end
$$;
create table if not exists goldenrod.identities (
  issuer text not null,
  subject text not null,
  user_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint identities_pkey primary key (issuer, subject),
  constraint identities_subject_check check (char_length(subject) between 1 and 255)
);
comment on table goldenrod.identities is 'Which account is whose, by the issuer of their tokens; empty where the accounts are made by somebody else.';
comment on column goldenrod.identities.issuer is 'iss of their tokens.';
comment on column goldenrod.identities.subject is 'sub of their tokens.';
comment on column goldenrod.identities.user_id is 'The account.';
comment on column goldenrod.identities.created_at is 'When they first signed in.';
delete from goldenrod.identities i where not exists (select from auth.users u where u.id = i.user_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.identities'::regclass and conname = 'identities_user_id_fkey') then
    alter table goldenrod.identities add constraint identities_user_id_fkey
      foreign key (user_id) references auth.users (id) on delete cascade;
  end if;
end
$$;
create unique index if not exists identities_one_each on goldenrod.identities (user_id);
alter table goldenrod.identities enable row level security;
revoke all on goldenrod.identities from public, anon, authenticated, service_role;

-- Security definer: accounts are made by nobody else. The service alone may call it, with what a token
-- says whose issuer and signature it has checked.
create or replace function goldenrod.account_of(issuer text, subject text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  account uuid := (
    select i.user_id from goldenrod.identities i
    where i.issuer = account_of.issuer and i.subject = account_of.subject
  );
  digits constant text := goldenrod.hash(account_of.issuer || E'\n' || account_of.subject);
begin
  if account is not null then
    return account;
  end if;
  if account_of.subject ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    account := account_of.subject::uuid;
  end if;
  -- As supabase/platform.sql says of accounts that it made; those of a Supabase project are there already.
  if coalesce(obj_description('auth'::regnamespace, 'pg_namespace'), '') not like '%made by Goldenrod%' then
    return account;
  end if;
  -- Two issuers may give one subject, and nobody gets another's account by it.
  if account is null or exists (select from goldenrod.identities i where i.user_id = account) then
    account := overlay(overlay(left(digits, 32) placing '8' from 13 for 1) placing 'a' from 17 for 1)::uuid;
  end if;
  insert into auth.users (id) values (account) on conflict (id) do nothing;
  insert into goldenrod.identities (issuer, subject, user_id)
  values (account_of.issuer, account_of.subject, account)
  on conflict do nothing;
  return (
    select i.user_id from goldenrod.identities i
    where i.issuer = account_of.issuer and i.subject = account_of.subject
  );
end
$$;
comment on function goldenrod.account_of(text, text) is
  'The account of whoever an issuer calls so, made at their first sign-in; where accounts are made by somebody else, the one that the subject names, null where it names none.';
revoke execute on function goldenrod.account_of(text, text) from public, anon, authenticated;
grant execute on function goldenrod.account_of(text, text) to service_role;
