-- Every evaluation is a row that stays; the script carries the newest.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  -- What an earlier rollback put aside comes back whole.
  if to_regclass('goldenrod_archive.script_evaluations') is not null
    and to_regclass('public.script_evaluations') is null then
    alter table goldenrod_archive.script_evaluations set schema public;
  end if;
end
$$;

create or replace function goldenrod.criteria_are_valid(criteria jsonb) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return case when pg_catalog.jsonb_typeof(criteria) <> 'array' then false else not exists (
    select from pg_catalog.jsonb_array_elements(criteria) as c (item)
    where pg_catalog.jsonb_typeof(c.item) <> 'object'
      or coalesce(pg_catalog.jsonb_typeof(c.item -> 'criterion'), '') <> 'string'
      or case when pg_catalog.jsonb_typeof(c.item -> 'score') = 'number'
          then not (c.item ->> 'score')::numeric between 0 and 100 else true end
      or pg_catalog.jsonb_typeof(coalesce(c.item -> 'feedback', '""')) not in ('string', 'null')
      or pg_catalog.jsonb_typeof(coalesce(c.item -> 'lines', '[]')) <> 'array'
  ) end;
comment on function goldenrod.criteria_are_valid(jsonb) is
  'Whether each criterion has a name, a score from 0 to 100, a feedback and the lines it speaks of.';
revoke execute on function goldenrod.criteria_are_valid(jsonb) from public;
grant execute on function goldenrod.criteria_are_valid(jsonb) to authenticated, service_role;

create table if not exists public.script_evaluations (
  id uuid primary key default gen_random_uuid(),
  script_id uuid not null,
  user_id uuid,
  evaluator_kind text not null default 'human',
  evaluator text not null,
  rubric_version text,
  score integer not null,
  feedback text,
  criteria jsonb not null default '[]',
  input_tokens integer,
  output_tokens integer,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default clock_timestamp()
);
comment on table public.script_evaluations is 'Every evaluation of every version; rows are only ever added.';
comment on column public.script_evaluations.user_id is 'The owner of the script.';
comment on column public.script_evaluations.evaluator_kind is 'Who judged: rule, model or human.';
comment on column public.script_evaluations.evaluator is 'Name of the rubric, the model or the reader.';
comment on column public.script_evaluations.rubric_version is 'Version of the rubric that was applied.';
comment on column public.script_evaluations.score is 'Overall score, 0 to 100.';
comment on column public.script_evaluations.criteria is
  'Each criterion with its score (0 to 100), feedback and the lines of the script that show it.';
comment on column public.script_evaluations.input_tokens is 'Tokens that a model read, where one judged.';
comment on column public.script_evaluations.output_tokens is 'Tokens that a model wrote, where one judged.';
comment on column public.script_evaluations.created_by is 'The account that recorded it; null where the service did.';

-- Evaluations of scripts that are gone for good wait in the archive.
insert into goldenrod_archive.rows (file, relation, id, columns)
select '20251004000005', 'public.script_evaluations', e.id, to_jsonb(e) from public.script_evaluations e
where not exists (select from public.scripts s where s.id = e.script_id)
on conflict (file, relation, id) do nothing;
delete from public.script_evaluations e
where not exists (select from public.scripts s where s.id = e.script_id);

do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.script_evaluations'::regclass and conname = 'script_evaluations_script_id_fkey') then
    alter table public.script_evaluations add constraint script_evaluations_script_id_fkey
      foreign key (script_id) references public.scripts (id) on delete cascade;
  end if;
  if not exists (select from pg_constraint where conrelid = 'public.script_evaluations'::regclass and conname = 'script_evaluations_score_check') then
    alter table public.script_evaluations
      add constraint script_evaluations_score_check check (score between 0 and 100),
      add constraint script_evaluations_evaluator_kind_check check (evaluator_kind in ('rule', 'model', 'human')),
      add constraint script_evaluations_criteria_check check (goldenrod.criteria_are_valid(criteria)),
      add constraint script_evaluations_tokens_check check (input_tokens >= 0 and output_tokens >= 0);
  end if;
end
$$;
create index if not exists idx_script_evaluations_script on public.script_evaluations (script_id, created_at desc, id);
create index if not exists idx_script_evaluations_user on public.script_evaluations (user_id, created_at desc);

alter table public.script_evaluations enable row level security;
revoke all on public.script_evaluations from public, anon, authenticated, service_role;
grant select, insert on public.script_evaluations to authenticated;
grant select, insert on public.script_evaluations to service_role;
do $$
begin
  drop policy if exists "Users can view evaluations of their own scripts" on public.script_evaluations;
  drop policy if exists "Users can record evaluations of their own scripts" on public.script_evaluations;
  create policy "Users can view evaluations of their own scripts" on public.script_evaluations
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can record evaluations of their own scripts" on public.script_evaluations
    for insert to authenticated with check (
      user_id = (select auth.uid()) and created_by = (select auth.uid())
      and exists (
        select from public.scripts s
        where s.id = script_evaluations.script_id and s.user_id = (select auth.uid())
      )
    );
end
$$;

create or replace function goldenrod.evaluations_take_place() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  judged record;
begin
  -- One after the other for a script, so that "the newest" is never in doubt.
  select s.user_id, s.version, s.deleted_at into judged
  from public.scripts s where s.id = new.script_id for no key update;
  if not found then
    raise exception using errcode = 'GR005', message = 'there is no such script',
      hint = 'List the scripts that you can see and take an id from there.';
  end if;
  if judged.deleted_at is not null then
    raise exception using
      errcode = 'GR001',
      message = pg_catalog.format('version %s is deleted and cannot be evaluated', judged.version),
      detail = pg_catalog.jsonb_build_object(
        'script_id', new.script_id, 'state', 'deleted', 'move', 'evaluated', 'allowed', '[]'::jsonb
      )::text,
      hint = 'Bring it back first: undelete_script().';
  end if;
  new.user_id := judged.user_id;
  -- Never at the moment of another, however coarse the clock.
  new.created_at := greatest(pg_catalog.clock_timestamp(), (
    select max(e.created_at) + interval '1 microsecond' from public.script_evaluations e where e.script_id = new.script_id
  ));
  return new;
end
$$;
comment on function goldenrod.evaluations_take_place() is
  'Gives an evaluation the owner of its script and its place in time.';

create or replace function goldenrod.evaluations_reach_script() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  -- The newest, since one statement may have recorded several.
  update public.scripts s
  set evaluation_score = newest.score, evaluation_feedback = newest.feedback,
    status = case when s.status in ('draft', 'rejected') then 'evaluated' else s.status end
  from (
    select e.score, e.feedback from public.script_evaluations e
    where e.script_id = new.script_id order by e.created_at desc, e.id limit 1
  ) newest
  where s.id = new.script_id;
  return null;
end
$$;
comment on function goldenrod.evaluations_reach_script() is
  'Puts score and feedback of the newest evaluation on its script, and moves a draft or rejected one to evaluated.';

-- Security definer: the script's absence must be seen whoever caused the cascade.
create or replace function goldenrod.refuse_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'DELETE' and not exists (select from public.scripts s where s.id = old.script_id) then
    return old;
  end if;
  raise exception using
    errcode = 'GR004',
    message = pg_catalog.format('rows of %I stay as they are', tg_table_name),
    hint = 'Record a new one: history is only ever added to.';
end
$$;
comment on function goldenrod.refuse_change() is 'Keeps history as it was written; it goes only with its script.';

revoke execute on function goldenrod.evaluations_take_place() from public;
revoke execute on function goldenrod.evaluations_reach_script() from public;
revoke execute on function goldenrod.refuse_change() from public;
create or replace trigger script_evaluations_take_place before insert on public.script_evaluations
  for each row execute function goldenrod.evaluations_take_place();
create or replace trigger script_evaluations_reach_script after insert on public.script_evaluations
  for each row execute function goldenrod.evaluations_reach_script();
create or replace trigger script_evaluations_stay before update or delete on public.script_evaluations
  for each row execute function goldenrod.refuse_change();

create or replace function public.record_script_evaluation(
  script_id uuid,
  score integer,
  feedback text default null,
  evaluator_kind text default 'human',
  evaluator text default null,
  rubric_version text default null,
  criteria jsonb default '[]',
  input_tokens integer default null,
  output_tokens integer default null
) returns public.script_evaluations
  language sql volatile set search_path = pg_catalog, pg_temp
as $$
  insert into public.script_evaluations (
    script_id, score, feedback, evaluator_kind, evaluator, rubric_version, criteria, input_tokens, output_tokens
  ) values (
    record_script_evaluation.script_id, record_script_evaluation.score, record_script_evaluation.feedback,
    record_script_evaluation.evaluator_kind,
    coalesce(record_script_evaluation.evaluator, auth.uid()::text, current_user::text),
    record_script_evaluation.rubric_version, record_script_evaluation.criteria,
    record_script_evaluation.input_tokens, record_script_evaluation.output_tokens
  )
  returning *
$$;
comment on function public.record_script_evaluation(uuid, integer, text, text, text, text, jsonb, integer, integer) is
  'Records an evaluation of a script of the caller''s and returns it; a draft or rejected script becomes evaluated.';
revoke execute on function public.record_script_evaluation(uuid, integer, text, text, text, text, jsonb, integer, integer) from public, anon;
grant execute on function public.record_script_evaluation(uuid, integer, text, text, text, text, jsonb, integer, integer) to authenticated, service_role;
