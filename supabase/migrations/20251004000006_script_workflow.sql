-- A version moves only as the workflow allows, whoever moves it, and each move is a row that stays.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.script_status_changes') is not null
    and to_regclass('public.script_status_changes') is null then
    -- What an earlier rollback put aside comes back whole.
    alter table goldenrod_archive.script_status_changes alter column from_status type public.script_status using from_status::public.script_status;
    alter table goldenrod_archive.script_status_changes alter column to_status type public.script_status using to_status::public.script_status;
    alter table goldenrod_archive.script_status_changes set schema public;
  end if;
end
$$;

create table if not exists public.script_status_changes (
  id bigint generated always as identity primary key,
  script_id uuid not null,
  user_id uuid,
  from_status public.script_status not null,
  to_status public.script_status not null,
  note text,
  changed_by uuid,
  changed_at timestamptz not null default clock_timestamp(),
  evaluation_id uuid
);
comment on table public.script_status_changes is 'Every move of every version: who, when, from, to, and why; rows are only ever added.';
comment on column public.script_status_changes.user_id is 'The owner of the script.';
comment on column public.script_status_changes.note is 'Why, in the words of whoever moved it.';
comment on column public.script_status_changes.changed_by is 'The account that moved it; null where the service did.';
comment on column public.script_status_changes.evaluation_id is
  'The newest evaluation of the script at that moment, on which a verdict rests; null where there was none.';

insert into goldenrod_archive.rows (file, relation, id, columns)
select '20251004000006', 'public.script_status_changes', gen_random_uuid(), to_jsonb(h) from public.script_status_changes h
where not exists (select from public.scripts s where s.id = h.script_id);
delete from public.script_status_changes h
where not exists (select from public.scripts s where s.id = h.script_id);

do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.script_status_changes'::regclass and conname = 'script_status_changes_script_id_fkey') then
    alter table public.script_status_changes add constraint script_status_changes_script_id_fkey
      foreign key (script_id) references public.scripts (id) on delete cascade;
  end if;
end
$$;
create index if not exists idx_script_status_changes_script on public.script_status_changes (script_id, changed_at desc, id);
create index if not exists idx_script_status_changes_user on public.script_status_changes (user_id, changed_at desc);

alter table public.script_status_changes enable row level security;
revoke all on public.script_status_changes from public, anon, authenticated, service_role;
grant select on public.script_status_changes to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view moves of their own scripts" on public.script_status_changes;
  create policy "Users can view moves of their own scripts" on public.script_status_changes
    for select to authenticated using (user_id = (select auth.uid()));
end
$$;
create or replace trigger script_status_changes_stay before update or delete on public.script_status_changes
  for each row execute function goldenrod.refuse_change();

create or replace function goldenrod.allowed_moves(from_status public.script_status) returns public.script_status[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return case from_status
    when 'draft' then '{evaluated,rejected}'
    when 'evaluated' then '{approved,rejected}'
    when 'approved' then '{active,rejected}'
    when 'rejected' then '{evaluated}'
    when 'active' then '{approved}'
  end::public.script_status[];
comment on function goldenrod.allowed_moves(public.script_status) is 'The states that a version may go to from another.';

create or replace function goldenrod.refuse_move(
  script_id uuid, version integer, from_status text, to_status public.script_status, allowed public.script_status[]
) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'GR001',
    message = pg_catalog.format(
      'version %s is %s and cannot become %s; from %s it can become: %s',
      version, from_status, to_status, from_status,
      coalesce(nullif(pg_catalog.array_to_string(allowed, ', '), ''), 'nothing')
    ),
    detail = pg_catalog.jsonb_build_object(
      'script_id', script_id, 'state', from_status, 'move', to_status, 'allowed', pg_catalog.to_jsonb(allowed)
    )::text,
    hint = case
      when from_status = 'deleted' then 'Bring it back first: undelete_script().'
      when from_status = 'new' then 'Insert it as a draft, evaluate it, approve it, then activate it.'
      when from_status = to_status::text then pg_catalog.format('It is %s already: there is nothing to do.', from_status)
      when to_status = 'evaluated' then case from_status
        when 'active' then 'It may be evaluated as it is: record_script_evaluation().'
        when 'approved' then 'It may be evaluated as it is: record_script_evaluation().'
        else 'A version becomes evaluated by an evaluation: record_script_evaluation().'
      end
      when to_status = 'active' then case from_status
        when 'draft' then 'Evaluate it, approve it, then activate it.'
        when 'evaluated' then 'Approve it, then activate it.'
        else 'Evaluate it again, approve it, then activate it.'
      end
      when to_status = 'approved' then case from_status
        when 'draft' then 'Evaluate it first, then approve it.'
        else 'Evaluate it again, then approve it.'
      end
      when to_status = 'rejected' then 'Deactivate it first, then reject it.'
      else 'Write a new version instead.'
    end;
end
$$;
comment on function goldenrod.refuse_move(uuid, integer, text, public.script_status, public.script_status[]) is
  'Raises the refusal of a move, naming the state, the move and the moves that are allowed.';

create or replace function goldenrod.lock_key(chapter_id uuid, user_id uuid, script_style text) returns void
  language sql volatile set search_path = pg_catalog, pg_temp
begin atomic
  select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(
    lock_key.chapter_id::text || lock_key.user_id::text || lock_key.script_style, 20251004000006
  ));
end;
comment on function goldenrod.lock_key(uuid, uuid, text) is
  'Lets one activation at a time happen for a chapter, owner and style.';
revoke execute on function goldenrod.allowed_moves(public.script_status) from public;
revoke execute on function goldenrod.refuse_move(uuid, integer, text, public.script_status, public.script_status[]) from public;
revoke execute on function goldenrod.lock_key(uuid, uuid, text) from public;
grant execute on function goldenrod.allowed_moves(public.script_status) to authenticated, service_role;
grant execute on function goldenrod.refuse_move(uuid, integer, text, public.script_status, public.script_status[]) to authenticated, service_role;
grant execute on function goldenrod.lock_key(uuid, uuid, text) to authenticated, service_role;

create or replace function goldenrod.scripts_start_as_draft() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if new.status <> 'draft' then
    perform goldenrod.refuse_move(new.id, new.version, 'new', new.status, '{draft}');
  end if;
  if new.evaluation_score is not null or new.evaluation_feedback is not null then
    raise exception using
      errcode = 'GR006',
      message = 'a new version has no evaluation yet',
      hint = 'Insert it without evaluation_score and evaluation_feedback, then call record_script_evaluation().';
  end if;
  return new;
end
$$;
comment on function goldenrod.scripts_start_as_draft() is 'A new version is a draft without an evaluation.';

create or replace function goldenrod.scripts_move_as_allowed() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  note text := pg_catalog.current_setting('goldenrod.note', true);
  state text := case when old.deleted_at is null then old.status::text else 'deleted' end;
  allowed public.script_status[] := case when old.deleted_at is null then goldenrod.allowed_moves(old.status) else '{}' end;
begin
  if new.evaluation_score is null and old.evaluation_score is not null then
    raise exception using
      errcode = 'GR004',
      message = 'an evaluation cannot be taken back',
      hint = 'Record another one: score and feedback follow the newest.';
  end if;
  if new.evaluation_score is null and new.evaluation_feedback is distinct from old.evaluation_feedback then
    raise exception using
      errcode = 'GR006',
      message = 'a feedback needs a score',
      hint = 'Record both: record_script_evaluation().';
  end if;
  if new.status is null or new.status = old.status then
    return new;
  end if;
  -- Old code knows no evaluation: legacy_scripts_go_on_air(), which nobody can call, puts on the air
  -- what it wrote. It is the only way here as the owner of the table from within another trigger.
  if not (
    old.status = 'draft' and old.origin = 'legacy' and old.deleted_at is null
    and new.status in ('active', 'approved') and pg_catalog.pg_trigger_depth() > 1
    and current_user = (
      select pg_catalog.pg_get_userbyid(c.relowner) from pg_catalog.pg_class c where c.oid = tg_relid
    )
  ) and not coalesce(new.status = any (allowed), false) then
    perform goldenrod.refuse_move(old.id, old.version, state, new.status, allowed);
  end if;
  -- A move to evaluated rests on an evaluation that no move before it has seen.
  if new.status = 'evaluated'
    and (new.evaluation_score, new.evaluation_feedback) is not distinct from (old.evaluation_score, old.evaluation_feedback)
    and (
      select e.id from public.script_evaluations e
      where e.script_id = old.id order by e.created_at desc, e.id limit 1
    ) is not distinct from (
      select h.evaluation_id from public.script_status_changes h
      where h.script_id = old.id order by h.id desc limit 1
    ) then
    perform goldenrod.refuse_move(old.id, old.version, state, new.status, allowed);
  end if;
  if new.status = 'active' and new.chapter_id is not null and new.user_id is not null then
    -- Two activations at once: the second waits here and then sees what the first made active.
    perform goldenrod.lock_key(new.chapter_id, new.user_id, new.script_style);
    perform pg_catalog.set_config('goldenrod.note', pg_catalog.format('version %s took its place', new.version), true);
    update public.scripts s set status = 'approved'
    where s.chapter_id = new.chapter_id and s.user_id = new.user_id and s.script_style = new.script_style
      and s.status = 'active' and s.id <> new.id;
    perform pg_catalog.set_config('goldenrod.note', coalesce(note, ''), true);
  end if;
  return new;
end
$$;
comment on function goldenrod.scripts_move_as_allowed() is
  'Holds every change of status to the workflow; an activation takes the one before it off the air.';

-- Security definer: users read the history and cannot write it themselves.
create or replace function goldenrod.scripts_record_move() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- A score written straight onto the script is an evaluation too.
  if (new.evaluation_score, new.evaluation_feedback) is distinct from (old.evaluation_score, old.evaluation_feedback)
    and not exists (
      select from (
        select e.score, e.feedback from public.script_evaluations e
        where e.script_id = new.id order by e.created_at desc, e.id limit 1
      ) newest
      where newest.score = new.evaluation_score and newest.feedback is not distinct from new.evaluation_feedback
    ) then
    insert into public.script_evaluations (script_id, evaluator_kind, evaluator, score, feedback)
    values (
      new.id, 'human', coalesce(auth.uid()::text, session_user::text), new.evaluation_score, new.evaluation_feedback
    );
  end if;
  if new.status is distinct from old.status then
    insert into public.script_status_changes (
      script_id, user_id, from_status, to_status, note, changed_by, evaluation_id
    ) values (
      new.id, new.user_id, old.status, new.status,
      nullif(pg_catalog.current_setting('goldenrod.note', true), ''), auth.uid(),
      (
        select e.id from public.script_evaluations e
        where e.script_id = new.id order by e.created_at desc, e.id limit 1
      )
    );
  end if;
  return null;
end
$$;
comment on function goldenrod.scripts_record_move() is
  'Writes the history: each change of status, and each score that was set without record_script_evaluation().';

revoke execute on function goldenrod.scripts_start_as_draft() from public;
revoke execute on function goldenrod.scripts_move_as_allowed() from public;
revoke execute on function goldenrod.scripts_record_move() from public;
create or replace trigger scripts_start_as_draft before insert on public.scripts
  for each row execute function goldenrod.scripts_start_as_draft();
create or replace trigger scripts_move_as_allowed before update on public.scripts
  for each row execute function goldenrod.scripts_move_as_allowed();
create or replace trigger scripts_record_move after update on public.scripts
  for each row execute function goldenrod.scripts_record_move();

create or replace function goldenrod.move_script(script_id uuid, verb text, to_status public.script_status, note text)
  returns public.scripts
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  moved public.scripts;
  state text;
  allowed public.script_status[];
begin
  select s.* into moved from public.scripts s where s.id = move_script.script_id;
  if moved.chapter_id is not null and moved.user_id is not null then
    -- Before the row itself is locked, so that two moves of a key cannot wait for each other.
    perform goldenrod.lock_key(moved.chapter_id, moved.user_id, moved.script_style);
    select s.* into moved from public.scripts s where s.id = move_script.script_id;
  end if;
  if moved.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such script',
      hint = 'List the scripts that you can see and take an id from there.';
  end if;
  state := case when moved.deleted_at is null then moved.status::text else 'deleted' end;
  allowed := case when moved.deleted_at is null then goldenrod.allowed_moves(moved.status) else '{}' end;
  if moved.deleted_at is not null or moved.status = to_status then
    perform goldenrod.refuse_move(moved.id, moved.version, state, to_status, allowed);
  end if;
  -- Both end as approved: one is a verdict, the other takes it off the air.
  if verb = 'deactivate' and state <> 'active' or verb = 'approve' and state = 'active' then
    raise exception using
      errcode = 'GR001',
      message = format(
        'version %s is %s: it cannot be %sd; from %s it can become: %s', moved.version, state, verb, state,
        coalesce(nullif(array_to_string(allowed, ', '), ''), 'nothing')
      ),
      detail = jsonb_build_object(
        'script_id', moved.id, 'state', state, 'move', to_status, 'allowed', to_jsonb(allowed)
      )::text,
      hint = case verb
        when 'deactivate' then 'Only the active version can be taken off the air.'
        else 'It was approved before it went on the air: deactivate_script() takes it off.'
      end;
  end if;
  perform set_config('goldenrod.note', coalesce(move_script.note, ''), true);
  update public.scripts s set status = to_status where s.id = move_script.script_id returning s.* into moved;
  perform set_config('goldenrod.note', '', true);
  if moved.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such script',
      hint = 'List the scripts that you can see and take an id from there.';
  end if;
  return moved;
end
$$;
comment on function goldenrod.move_script(uuid, text, public.script_status, text) is
  'Moves a script to a state with a note, or refuses.';
revoke execute on function goldenrod.move_script(uuid, text, public.script_status, text) from public;
grant execute on function goldenrod.move_script(uuid, text, public.script_status, text) to authenticated, service_role;

create or replace function public.approve_script(script_id uuid, note text default null) returns public.scripts
  language sql volatile set search_path = pg_catalog, pg_temp
as $$
  select * from goldenrod.move_script(script_id, 'approve', 'approved', note)
$$;
comment on function public.approve_script(uuid, text) is 'Approves an evaluated script and returns it.';

create or replace function public.reject_script(script_id uuid, note text default null) returns public.scripts
  language sql volatile set search_path = pg_catalog, pg_temp
as $$
  select * from goldenrod.move_script(script_id, 'reject', 'rejected', note)
$$;
comment on function public.reject_script(uuid, text) is 'Rejects a draft, evaluated or approved script and returns it.';

create or replace function public.activate_script(script_id uuid, note text default null) returns public.scripts
  language sql volatile set search_path = pg_catalog, pg_temp
as $$
  select * from goldenrod.move_script(script_id, 'activate', 'active', note)
$$;
comment on function public.activate_script(uuid, text) is
  'Makes an approved script the active one and returns it; the one before it returns to approved.';

create or replace function public.deactivate_script(script_id uuid, note text default null) returns public.scripts
  language sql volatile set search_path = pg_catalog, pg_temp
as $$
  select * from goldenrod.move_script(script_id, 'deactivate', 'approved', note)
$$;
comment on function public.deactivate_script(uuid, text) is
  'Takes the active script off the air and returns it, approved; then nothing is active.';

revoke execute on function public.approve_script(uuid, text) from public, anon;
revoke execute on function public.reject_script(uuid, text) from public, anon;
revoke execute on function public.activate_script(uuid, text) from public, anon;
revoke execute on function public.deactivate_script(uuid, text) from public, anon;
grant execute on function public.approve_script(uuid, text) to authenticated, service_role;
grant execute on function public.reject_script(uuid, text) to authenticated, service_role;
grant execute on function public.activate_script(uuid, text) to authenticated, service_role;
grant execute on function public.deactivate_script(uuid, text) to authenticated, service_role;
