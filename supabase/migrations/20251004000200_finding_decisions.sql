-- What people decided about the findings of evaluations: an item is done, or dismissed with a reason, and stays so
-- in the versions that are made from this one.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- Before the table is there: old code is not to see it for a moment.
create or replace function goldenrod.legacy_relations() returns table (relation regclass, name text, hidden text[])
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select c.oid::regclass, c.relname::text,
    case c.relname
      when 'scripts' then array[
        'version', 'evaluation_score', 'evaluation_feedback', 'character_ids', 'legacy_status',
        'parent_id', 'origin', 'created_by', 'text_hash', 'chapter_hash', 'deleted_at'
      ]
      when 'image_generations' then array['character_id']
      when 'audio_generations' then array['character_id']
      else '{}'::text[]
    end
  from pg_class c
  where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    -- What the migrations made: no old code knows it.
    and c.relname <> all (array[
      'book_sources', 'chapter_quotes', 'character_aliases', 'evaluation_agreement', 'found_characters', 'jobs',
      'media_files', 'script_elements', 'script_evaluations', 'script_finding_decisions', 'script_status_changes',
      'stale_scripts'
    ])
    -- What an owner made in schema legacy by the same name stays.
    and (c.relname in ('scripts', 'image_generations', 'audio_generations') or not exists (
      select from pg_class v
      where v.relnamespace = to_regnamespace('legacy') and v.relname = c.relname
        and coalesce(obj_description(v.oid, 'pg_class'), '') not like 'As in schema public: %'
    ))
    -- An extension takes its own along.
    and not exists (
      select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
$$;

do $$
begin
  if to_regclass('goldenrod_archive.script_finding_decisions') is not null
    and to_regclass('public.script_finding_decisions') is null then
    alter table goldenrod_archive.script_finding_decisions set schema public;
  end if;
end
$$;

create table if not exists public.script_finding_decisions (
  id uuid not null default gen_random_uuid(),
  script_id uuid not null,
  finding text not null,
  decision text not null,
  reason text,
  decided_by uuid default auth.uid(),
  decided_at timestamptz not null default clock_timestamp(),
  constraint script_finding_decisions_pkey primary key (id),
  constraint script_finding_decisions_finding_check check (finding ~ '^[0-9a-f]{16}$'),
  constraint script_finding_decisions_decision_check check (decision in ('done', 'dismissed', 'open')),
  constraint script_finding_decisions_reason_check check (decision <> 'dismissed' or coalesce(reason, '') ~ '[^[:space:]]')
);
comment on table public.script_finding_decisions is
  'What people decided about findings while they worked on a version; the newest of an item counts, and rows are only ever added.';
comment on column public.script_finding_decisions.id is 'Identifies the decision.';
comment on column public.script_finding_decisions.script_id is 'The version at which it was decided.';
comment on column public.script_finding_decisions.finding is
  'The identity of the finding: a hash of its criterion, its signal and what it is about, the same in every version.';
comment on column public.script_finding_decisions.decision is 'done, dismissed, or open again.';
comment on column public.script_finding_decisions.reason is 'Why; a dismissal has one.';
comment on column public.script_finding_decisions.decided_by is 'The account that decided; null where the service did.';
comment on column public.script_finding_decisions.decided_at is 'When it was decided.';

-- What an earlier rollback put aside may be of scripts that are gone for good.
delete from public.script_finding_decisions d where not exists (select from public.scripts s where s.id = d.script_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.script_finding_decisions'::regclass and conname = 'script_finding_decisions_script_id_fkey') then
    alter table public.script_finding_decisions add constraint script_finding_decisions_script_id_fkey
      foreign key (script_id) references public.scripts (id) on delete cascade;
  end if;
end
$$;
create index if not exists idx_script_finding_decisions_script on public.script_finding_decisions (script_id, finding, decided_at desc);

alter table public.script_finding_decisions enable row level security;
revoke all on public.script_finding_decisions from public, anon, authenticated, service_role;
grant select, insert on public.script_finding_decisions to authenticated, service_role;

-- Whoever sees a script sees what was decided about it; its owner decides.
drop policy if exists "Users can view decisions on scripts that they see" on public.script_finding_decisions;
drop policy if exists "Users can decide on findings of their own scripts" on public.script_finding_decisions;
create policy "Users can view decisions on scripts that they see" on public.script_finding_decisions
  for select to authenticated
  using (exists (select from public.scripts s where s.id = script_finding_decisions.script_id));
create policy "Users can decide on findings of their own scripts" on public.script_finding_decisions
  for insert to authenticated
  with check (
    decided_by = (select auth.uid())
    and exists (
      select from public.scripts s
      where s.id = script_finding_decisions.script_id and s.user_id = (select auth.uid())
    )
  );

create or replace function goldenrod.finding_decisions_take_place() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  -- Never at the moment of another, however coarse the clock.
  new.decided_at := greatest(pg_catalog.clock_timestamp(), (
    select max(d.decided_at) + interval '1 microsecond' from public.script_finding_decisions d
    where d.script_id = new.script_id and d.finding = new.finding
  ));
  return new;
end
$$;
comment on function goldenrod.finding_decisions_take_place() is 'Gives a decision its place in time.';
revoke execute on function goldenrod.finding_decisions_take_place() from public;
create or replace trigger script_finding_decisions_take_place before insert on public.script_finding_decisions
  for each row execute function goldenrod.finding_decisions_take_place();
create or replace trigger script_finding_decisions_stay before update or delete on public.script_finding_decisions
  for each row execute function goldenrod.refuse_change();
create or replace trigger script_finding_decisions_not_emptied before truncate on public.script_finding_decisions
  for each statement execute function goldenrod.refuse_truncate();
