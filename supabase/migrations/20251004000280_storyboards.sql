-- The shots of a version as people set them, and what characters look like: what pictures are drawn from.

do $$
declare
  relation_name text;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  foreach relation_name in array array['storyboards', 'looks'] loop
    if to_regclass('goldenrod_archive.' || relation_name) is not null and to_regclass('goldenrod.' || relation_name) is null then
      execute format('alter table goldenrod_archive.%I set schema goldenrod', relation_name);
    end if;
  end loop;
end
$$;

create table if not exists goldenrod.storyboards (
  script_id uuid not null,
  user_id uuid not null default auth.uid(),
  shots jsonb not null,
  updated_at timestamptz not null default now(),
  constraint storyboards_pkey primary key (script_id),
  constraint storyboards_shots_check check (jsonb_typeof(shots) = 'array')
);
comment on table goldenrod.storyboards is
  'The shots of a version where a person changed them; where nobody did, they are proposed anew by rule.';
comment on column goldenrod.storyboards.script_id is 'The version.';
comment on column goldenrod.storyboards.user_id is 'The account whose script it is.';
comment on column goldenrod.storyboards.shots is 'In order, as the contract''s Shot has them.';
comment on column goldenrod.storyboards.updated_at is 'When they were changed last.';
alter table goldenrod.storyboards alter column user_id set default auth.uid();

create table if not exists goldenrod.looks (
  character_id uuid not null,
  user_id uuid not null default auth.uid(),
  look jsonb not null,
  changes jsonb not null default '[]',
  updated_at timestamptz not null default now(),
  constraint looks_pkey primary key (character_id),
  constraint looks_look_check check (jsonb_typeof(look) = 'object'),
  constraint looks_changes_check check (jsonb_typeof(changes) = 'array')
);
comment on table goldenrod.looks is 'What a character looks like, on a person''s word.';
comment on column goldenrod.looks.character_id is 'The character.';
comment on column goldenrod.looks.user_id is 'The account whose character it is.';
comment on column goldenrod.looks.look is 'Age, build, hair, clothes, props and more, as the contract''s Look has them.';
comment on column goldenrod.looks.changes is 'What is otherwise from a scene on: its identity, and what of the look.';
comment on column goldenrod.looks.updated_at is 'When it was changed last.';
alter table goldenrod.looks alter column user_id set default auth.uid();

-- What an earlier rollback put aside may speak of rows that have gone since.
delete from goldenrod.storyboards o where not exists (select from public.scripts s where s.id = o.script_id);
delete from goldenrod.looks o where not exists (select from public.characters k where k.id = o.character_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.storyboards'::regclass and conname = 'storyboards_script_id_fkey') then
    alter table goldenrod.storyboards
      add constraint storyboards_script_id_fkey foreign key (script_id) references public.scripts (id) on delete cascade;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.looks'::regclass and conname = 'looks_character_id_fkey') then
    alter table goldenrod.looks
      add constraint looks_character_id_fkey foreign key (character_id) references public.characters (id) on delete cascade;
  end if;
end
$$;

alter table goldenrod.storyboards enable row level security;
alter table goldenrod.looks enable row level security;
revoke all on goldenrod.storyboards, goldenrod.looks from public, anon, authenticated, service_role;
grant select, insert, update, delete on goldenrod.storyboards, goldenrod.looks to authenticated, service_role;

-- A foreign key sees rows of others: whose script or character it is, the policies ask.
do $$
begin
  drop policy if exists "Users can view their own storyboards" on goldenrod.storyboards;
  drop policy if exists "Users can insert their own storyboards" on goldenrod.storyboards;
  drop policy if exists "Users can update their own storyboards" on goldenrod.storyboards;
  drop policy if exists "Users can delete their own storyboards" on goldenrod.storyboards;
  create policy "Users can view their own storyboards" on goldenrod.storyboards
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert their own storyboards" on goldenrod.storyboards
    for insert to authenticated with check (user_id = (select auth.uid()) and exists (
      select from public.scripts s where s.id = storyboards.script_id and s.user_id = (select auth.uid())
    ));
  create policy "Users can update their own storyboards" on goldenrod.storyboards
    for update to authenticated using (user_id = (select auth.uid()))
    with check (user_id = (select auth.uid()) and exists (
      select from public.scripts s where s.id = storyboards.script_id and s.user_id = (select auth.uid())
    ));
  create policy "Users can delete their own storyboards" on goldenrod.storyboards
    for delete to authenticated using (user_id = (select auth.uid()));

  drop policy if exists "Users can view their own looks" on goldenrod.looks;
  drop policy if exists "Users can insert their own looks" on goldenrod.looks;
  drop policy if exists "Users can update their own looks" on goldenrod.looks;
  drop policy if exists "Users can delete their own looks" on goldenrod.looks;
  create policy "Users can view their own looks" on goldenrod.looks
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert their own looks" on goldenrod.looks
    for insert to authenticated with check (user_id = (select auth.uid()) and exists (
      select from public.characters k where k.id = looks.character_id and k.user_id = (select auth.uid())
    ));
  create policy "Users can update their own looks" on goldenrod.looks
    for update to authenticated using (user_id = (select auth.uid()))
    with check (user_id = (select auth.uid()) and exists (
      select from public.characters k where k.id = looks.character_id and k.user_id = (select auth.uid())
    ));
  create policy "Users can delete their own looks" on goldenrod.looks
    for delete to authenticated using (user_id = (select auth.uid()));
end
$$;
