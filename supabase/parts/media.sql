--
-- Works alone, from every shape of public.{{table}} that docs/UPGRADE.md names, and changes
-- nothing when it has run before. No BEGIN or COMMIT: every statement leaves a state from which the
-- file can be run again, so it is safe under psql, the Supabase CLI and `goldenrod db migrate` alike.

-- >>> prepare: cheap, and run ahead of the rest by `db migrate --online`

-- @include baseline-within.sql

do $$
begin
  if to_regclass('public.{{table}}') is null or to_regclass('public.characters') is null
    or to_regclass('public.video_generations') is null then
    raise exception using
      errcode = 'GR010',
      message = 'the tables public.{{table}}, public.video_generations and public.characters are not all there',
      hint = 'Apply 20250828000000_baseline.sql first: it makes what is missing and leaves the rest alone.';
  end if;
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- @include archive.sql

alter table goldenrod_archive.starting_points enable row level security;
alter table goldenrod_archive.old_values enable row level security;
alter table goldenrod_archive.rows enable row level security;

do $$
declare
  path constant text := current_setting('search_path');
begin
  perform set_config('search_path', '', true);
  insert into goldenrod_archive.starting_points (file, facts)
  select
    '{{version}}',
    jsonb_build_object(
      'row_security', (select relrowsecurity from pg_class where oid = 'public.{{table}}'::regclass),
      'columns', coalesce((
        select jsonb_object_agg(a.attname, jsonb_build_object('comment', col_description(a.attrelid, a.attnum)))
        from pg_attribute a
        where a.attrelid = 'public.{{table}}'::regclass and not a.attisdropped
          and a.attname in ('user_id', 'character_id')
      ), '{}'),
      'constraints', coalesce((
        select jsonb_object_agg(c.conname, pg_get_constraintdef(c.oid))
        from pg_constraint c
        where c.conrelid = 'public.{{table}}'::regclass
          and c.conname = 'fk_{{table}}_character_id'
      ), '{}'),
      'indexes', coalesce((
        select jsonb_object_agg(c.relname, pg_get_indexdef(c.oid))
        from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indrelid in (
            'public.{{table}}'::regclass, 'public.video_generations'::regclass, 'public.characters'::regclass
          )
          and c.relname in (
            'idx_{{table}}_character_id', 'idx_{{table}}_user', 'idx_{{table}}_video',
            'idx_video_generations_user', 'idx_characters_user'
          )
      ), '{}'),
      'policies', coalesce((
        select jsonb_object_agg(p.policyname, jsonb_build_object(
          'permissive', p.permissive, 'roles', p.roles, 'command', p.cmd, 'using', p.qual, 'check', p.with_check,
          'comment', (
            select obj_description(o.oid, 'pg_policy') from pg_policy o
            where o.polrelid = 'public.{{table}}'::regclass and o.polname = p.policyname
          )
        ))
        from pg_policies p
        where p.schemaname = 'public' and p.tablename = '{{table}}'
          and p.policyname in (
            'Users can view {{rows}} for their videos',
            'Users can view their {{rows}}',
            'Users can insert their own {{rows}}',
            'Users can update their own {{rows}}',
            'Users can delete their own {{rows}}'
          )
      ), '{}')
    )
  on conflict (file) do nothing;
  perform set_config('search_path', path, true);
end
$$;

alter table public.{{table}}
  -- A new column holds nothing to check against the accounts.
  -- squawk-ignore adding-foreign-key-constraint
  add column if not exists user_id uuid references auth.users (id) on delete cascade,
  add column if not exists character_id uuid;

-- @include silence.sql

create or replace function goldenrod_archive.settle_{{table}}(first_id uuid, last_id uuid) returns bigint
  language plpgsql set search_path = ''
as $$
declare
  changed bigint;
begin
  with settled as (
    select i.id, i.user_id as old_user, i.character_id as old_character,
      coalesce(i.user_id, v.user_id) as user_id,
      -- A character of somebody else would {{would}}.
      case when k.user_id = coalesce(i.user_id, v.user_id) or k.user_id = v.user_id then i.character_id end as character_id
    from public.{{table}} i
    left join public.video_generations v on v.id = i.video_generation_id
    left join public.characters k on k.id = i.character_id
    where i.id between first_id and last_id
  ), differing as (
    select * from settled where (old_user, old_character) is distinct from (user_id, character_id)
  ), noted as (
    insert into goldenrod_archive.old_values as kept (relation, id, columns)
    select 'public.{{table}}', d.id,
      pg_catalog.jsonb_build_object('user_id', d.old_user, 'character_id', d.old_character)
    from differing d
    on conflict (relation, id) do update set columns = excluded.columns || kept.columns
  )
  update public.{{table}} i set user_id = d.user_id, character_id = d.character_id
  from differing d where d.id = i.id;
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function goldenrod_archive.settle_{{table}}(uuid, uuid) is
  'Fills the owner of the {{items}} of a range of ids from their video, and takes out characters that are somebody else''s, noting each old value.';

-- <<< prepare

create or replace function public.{{table}}_keep_owner() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.user_id := coalesce(
      new.user_id,
      (select v.user_id from public.video_generations v where v.id = new.video_generation_id),
      auth.uid()
    );
    return new;
  end if;
  -- The service, and the owner of the table, may do what the policies keep from its users.
  if not pg_catalog.row_security_active(tg_relid) then
    return new;
  end if;
  new.user_id := coalesce(new.user_id, old.user_id);
  if new.user_id is distinct from old.user_id
    and not (old.user_id is null and new.user_id = auth.uid()) then
    raise exception using
      errcode = '42501',
      message = 'the owner of {{an_item}} cannot be changed',
      hint = 'Leave user_id as it is.';
  end if;
  -- A policy sees only the new row: it would lock an owner out of a row that came with a guest's character.
  if new.character_id is distinct from old.character_id and new.character_id is not null and not exists (
    select from public.characters k where k.id = new.character_id and k.user_id = auth.uid()
  ) then
    raise exception using
      errcode = '42501',
      message = '{{an_item}} {{attaches}} a character of your own',
      hint = 'Take a character of one of your books.';
  end if;
  if new.video_generation_id is distinct from old.video_generation_id and new.video_generation_id is not null and not exists (
    select from public.video_generations v where v.id = new.video_generation_id and v.user_id = auth.uid()
  ) then
    raise exception using
      errcode = '42501',
      message = '{{an_item}} can be moved only to a video of your own',
      hint = 'Take one of your own videos.';
  end if;
  return new;
end
$$;
comment on function public.{{table}}_keep_owner() is
  'Gives a new {{item}} the owner of its video, else whoever makes it; keeps users from passing it on or attaching what is not theirs.';
revoke execute on function public.{{table}}_keep_owner() from public, anon, authenticated, service_role;

-- One statement: no write and no moment without a policy between the old rules and the new.
do $$
declare
  silenced text[];
  facts jsonb;
  done boolean;
  first_id constant uuid := '00000000-0000-0000-0000-000000000000';
  last_id constant uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
begin
  select s.facts, s.converted_at is not null into strict facts, done
  from goldenrod_archive.starting_points s where s.file = '{{version}}';
  if not done then
    lock table public.{{table}} in access exclusive mode;
    -- What --online did ahead ends here, with what was written since.
    if to_regprocedure('goldenrod_archive.finish_online_{{table}}()') is not null then
      perform goldenrod_archive.finish_online_{{table}}();
      drop function goldenrod_archive.finish_online_{{table}}();
    end if;
    silenced := goldenrod_archive.silence('public.{{table}}');
    -- What was written since a rollback stands; the archive fills in the rest.
    update public.{{table}} i
    set user_id = coalesce(i.user_id, u.id), character_id = coalesce(i.character_id, k.id)
    from goldenrod_archive.rows a
    left join auth.users u on u.id = (a.columns ->> 'user_id')::uuid
    left join public.characters k on k.id = (a.columns ->> 'character_id')::uuid
    where a.file = '{{version}}' and a.relation = 'public.{{table}}' and a.id = i.id;
    delete from goldenrod_archive.rows a
    where a.file = '{{version}}' and a.relation = 'public.{{table}}'
      and exists (select from public.{{table}} i where i.id = a.id);
    if facts -> 'online' is null then
      perform goldenrod_archive.settle_{{table}}(first_id, last_id);
    end if;
    perform goldenrod_archive.heard('public.{{table}}', silenced);

    alter table public.{{table}} enable row level security;
    drop policy if exists "Users can view {{rows}} for their videos" on public.{{table}};
    drop policy if exists "Users can view their {{rows}}" on public.{{table}};
    drop policy if exists "Users can insert their own {{rows}}" on public.{{table}};
    drop policy if exists "Users can update their own {{rows}}" on public.{{table}};
    drop policy if exists "Users can delete their own {{rows}}" on public.{{table}};

    -- The first arm says user_id = (select auth.uid()). As an equality the planner takes it for
    -- independent of a query's own `user_id = $1`, expects next to no rows, and sorts all of a user's
    -- rows where the newest fifty stand in the index. Two row comparisons count for a ninth, and are
    -- served by the same index.
    create policy "Users can view their {{rows}}" on public.{{table}}
      for select to authenticated using (
        (
          (user_id, id) >= ((select auth.uid()), '00000000-0000-0000-0000-000000000000'::uuid)
          and (user_id, id) <= ((select auth.uid()), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
        )
        or video_generation_id = any (array(
          select v.id from public.video_generations v where v.user_id = (select auth.uid())
        ))
        or character_id = any (array(
          select k.id from public.characters k where k.user_id = (select auth.uid())
        ))
      );
    create policy "Users can insert their own {{rows}}" on public.{{table}}
      for insert to authenticated with check (
        user_id = (select auth.uid())
        and (video_generation_id is null or exists (
          select from public.video_generations v
          where v.id = {{table}}.video_generation_id and v.user_id = (select auth.uid())
        ))
        and (character_id is null or exists (
          select from public.characters k
          where k.id = {{table}}.character_id and k.user_id = (select auth.uid())
        ))
      );
    -- What the row refers to is checked where it changes: in {{table}}_keep_owner().
    create policy "Users can update their own {{rows}}" on public.{{table}}
      for update to authenticated
      using (
        user_id = (select auth.uid())
        or video_generation_id = any (array(
          select v.id from public.video_generations v where v.user_id = (select auth.uid())
        ))
      )
      with check (
        user_id = (select auth.uid())
        or video_generation_id = any (array(
          select v.id from public.video_generations v where v.user_id = (select auth.uid())
        ))
      );
    create policy "Users can delete their own {{rows}}" on public.{{table}}
      for delete to authenticated using (
        user_id = (select auth.uid())
        or video_generation_id = any (array(
          select v.id from public.video_generations v where v.user_id = (select auth.uid())
        ))
      );
    update goldenrod_archive.starting_points set converted_at = clock_timestamp() where file = '{{version}}';
  end if;

  if not exists (
    select from pg_trigger
    where tgrelid = 'public.{{table}}'::regclass and tgname = '{{table}}_keep_owner'
  ) then
    create trigger {{table}}_keep_owner
      before insert or update of user_id, video_generation_id, character_id
      on public.{{table}} for each row execute function public.{{table}}_keep_owner();
  end if;
  if not exists (
    select from pg_constraint
    where conrelid = 'public.{{table}}'::regclass and conname = 'fk_{{table}}_character_id'
  ) then
    alter table public.{{table}} add constraint fk_{{table}}_character_id
      foreign key (character_id) references public.characters (id) on delete set null not valid;
  end if;
end
$$;
alter table public.{{table}} validate constraint fk_{{table}}_character_id;

do $$
declare
  broken regclass;
begin
  -- An index that a broken CONCURRENTLY left behind would be taken for a good one.
  for broken in
    select i.indexrelid::regclass from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'public.{{table}}'::regclass and not i.indisvalid
      and c.relname in (
        'idx_{{table}}_character_id', 'idx_{{table}}_user', 'idx_{{table}}_video'
      )
  loop
    execute format('drop index %s', broken);
  end loop;
  -- Columns that the policies and foreign keys read, where no index leads with them yet.
  if not exists (
    select from pg_index i where i.indrelid = 'public.{{table}}'::regclass and i.indpred is null
      and i.indkey[0] = (select attnum from pg_attribute
        where attrelid = i.indrelid and attname = 'video_generation_id')
  ) then
    create index if not exists idx_{{table}}_video on public.{{table}} (video_generation_id);
  end if;
  if not exists (
    select from pg_index i where i.indrelid = 'public.video_generations'::regclass and i.indpred is null
      and i.indkey[0] = (select attnum from pg_attribute where attrelid = i.indrelid and attname = 'user_id')
  ) then
    create index if not exists idx_video_generations_user on public.video_generations (user_id);
  end if;
  if not exists (
    select from pg_index i where i.indrelid = 'public.characters'::regclass and i.indpred is null
      and i.indkey[0] = (select attnum from pg_attribute where attrelid = i.indrelid and attname = 'user_id')
  ) then
    create index if not exists idx_characters_user on public.characters (user_id);
  end if;
end
$$;
create index if not exists idx_{{table}}_character_id on public.{{table}} (character_id);
create index if not exists idx_{{table}}_user on public.{{table}} (user_id, created_at desc);

comment on column public.{{table}}.character_id is '{{character}}';
comment on column public.{{table}}.user_id is 'Who owns the {{thing}}: the owner of its video, or who made it.';

-- The archive holds what everybody's rows were: only the owner of the tables may look into it.
revoke all on schema goldenrod_archive from public, anon, authenticated, service_role;
revoke all on goldenrod_archive.starting_points, goldenrod_archive.old_values, goldenrod_archive.rows
  from public, anon, authenticated, service_role;
revoke all on all functions in schema goldenrod_archive from public, anon, authenticated, service_role;
