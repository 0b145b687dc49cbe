-- Phase 1A, 2 of 3: images know their character and their owner.
--
-- Works alone, from every shape of public.image_generations that docs/UPGRADE.md names, and changes
-- nothing when it has run before. No BEGIN or COMMIT: every statement leaves a state from which the
-- file can be run again, so it is safe under psql, the Supabase CLI and `goldenrod db migrate` alike.

-- >>> prepare: cheap, and run ahead of the rest by `db migrate --online`

-- Begin of 20250828000000_baseline.sql, for a project that has none of these tables.
do $$
begin
  if num_nonnulls(
    to_regclass('public.books'), to_regclass('public.chapters'), to_regclass('public.characters'),
    to_regclass('public.scripts'), to_regclass('public.video_generations'),
    to_regclass('public.image_generations'), to_regclass('public.audio_generations')
  ) > 0 then
    return;
  end if;

  if to_regclass('public.books') is null then
    create table public.books (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references auth.users (id) on delete cascade,
      title text not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    comment on table public.books is 'A book, and the account that owns it.';
    create index idx_books_user on public.books (user_id);
    alter table public.books enable row level security;
    create policy "Users can manage their own books" on public.books
      for all to authenticated
      using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
    grant select, insert, update, delete on public.books to authenticated;
    grant all on public.books to service_role;
  end if;

  if to_regclass('public.chapters') is null then
    create table public.chapters (
      id uuid primary key default gen_random_uuid(),
      book_id uuid not null references public.books (id) on delete cascade,
      chapter_number integer not null,
      title text not null,
      content text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint chapters_book_id_chapter_number_key unique (book_id, chapter_number)
    );
    comment on table public.chapters is 'A chapter of a book, with its prose.';
    alter table public.chapters enable row level security;
    create policy "Users can manage chapters of their own books" on public.chapters
      for all to authenticated
      using (book_id = any (array(select b.id from public.books b where b.user_id = (select auth.uid()))))
      with check (book_id = any (array(select b.id from public.books b where b.user_id = (select auth.uid()))));
    grant select, insert, update, delete on public.chapters to authenticated;
    grant all on public.chapters to service_role;
  end if;

  if to_regclass('public.characters') is null then
    create table public.characters (
      id uuid primary key default gen_random_uuid(),
      book_id uuid not null references public.books (id) on delete cascade,
      user_id uuid not null references auth.users (id) on delete cascade,
      name text not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    comment on table public.characters is 'A character of a book.';
    create index idx_characters_book on public.characters (book_id);
    create index idx_characters_user on public.characters (user_id);
    alter table public.characters enable row level security;
    create policy "Users can manage their own characters" on public.characters
      for all to authenticated
      using (user_id = (select auth.uid()))
      with check (
        user_id = (select auth.uid())
        and book_id = any (array(select b.id from public.books b where b.user_id = (select auth.uid())))
      );
    grant select, insert, update, delete on public.characters to authenticated;
    grant all on public.characters to service_role;
  end if;

  if to_regclass('public.scripts') is null then
    create table public.scripts (
      id uuid primary key default gen_random_uuid(),
      chapter_id uuid references public.chapters (id) on delete cascade,
      user_id uuid references auth.users (id) on delete cascade,
      script_style varchar(50) not null default 'cinematic_movie',
      script text,
      scene_descriptions jsonb,
      characters jsonb,
      character_details text,
      metadata jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      script_name varchar(255),
      service_used varchar(50),
      constraint scripts_chapter_id_user_id_script_style_key unique (chapter_id, user_id, script_style)
    );
    create index idx_scripts_chapter_user on public.scripts (chapter_id, user_id);
    create index idx_scripts_style on public.scripts (script_style);
    alter table public.scripts enable row level security;
    create policy "Users can manage their own scripts" on public.scripts
      for all using (auth.uid() = user_id);
    grant select, insert, update, delete on public.scripts to authenticated;
    grant all on public.scripts to service_role;
  end if;

  if to_regclass('public.video_generations') is null then
    if to_regtype('public.generation_status') is null then
      create type public.generation_status as enum ('pending', 'processing', 'completed', 'failed');
    end if;
    create table public.video_generations (
      id uuid primary key default gen_random_uuid(),
      chapter_id uuid references public.chapters (id) on delete cascade,
      script_id uuid references public.scripts (id) on delete set null,
      user_id uuid references auth.users (id) on delete cascade,
      generation_status public.generation_status not null default 'pending',
      video_url text,
      error_message text,
      metadata jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    comment on table public.video_generations is 'One video made, or being made, from a script.';
    create index idx_video_generations_chapter on public.video_generations (chapter_id);
    create index idx_video_generations_script on public.video_generations (script_id);
    create index idx_video_generations_user on public.video_generations (user_id);
    alter table public.video_generations enable row level security;
    create policy "Users can manage their own video generations" on public.video_generations
      for all to authenticated
      using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
    grant select, insert, update, delete on public.video_generations to authenticated;
    grant all on public.video_generations to service_role;
  end if;

  if to_regclass('public.image_generations') is null then
    create table public.image_generations (
      id uuid primary key default gen_random_uuid(),
      video_generation_id uuid references public.video_generations (id) on delete cascade,
      user_id uuid references auth.users (id) on delete cascade,
      scene_id varchar(50),
      shot_index integer,
      scene_description text,
      image_prompt text,
      image_url text,
      width integer,
      height integer,
      status varchar(20) default 'pending',
      error_message text,
      metadata jsonb,
      created_at timestamptz not null default now()
    );
    create index idx_image_generations_video on public.image_generations (video_generation_id);
    alter table public.image_generations enable row level security;
    create policy "Users can view image generations for their videos" on public.image_generations
      for all using (
        exists (
          select 1 from public.video_generations v
          where v.id = image_generations.video_generation_id and v.user_id = auth.uid()
        )
      );
    grant select, insert, update, delete on public.image_generations to authenticated;
    grant all on public.image_generations to service_role;
  end if;

  if to_regclass('public.audio_generations') is null then
    if to_regtype('public.audio_type') is null then
      create type public.audio_type as enum ('narrator', 'character', 'sound_effects', 'background_music');
    end if;
    create table public.audio_generations (
      id uuid primary key default gen_random_uuid(),
      video_generation_id uuid references public.video_generations (id) on delete cascade,
      user_id uuid references auth.users (id) on delete cascade,
      audio_type public.audio_type not null,
      scene_id varchar(50),
      character_name text,
      text_content text,
      voice_id text,
      audio_url text,
      duration_seconds numeric,
      status varchar(20) default 'pending',
      error_message text,
      metadata jsonb,
      created_at timestamptz not null default now()
    );
    create index idx_audio_generations_video on public.audio_generations (video_generation_id);
    alter table public.audio_generations enable row level security;
    create policy "Users can view audio generations for their videos" on public.audio_generations
      for all using (
        exists (
          select 1 from public.video_generations v
          where v.id = audio_generations.video_generation_id and v.user_id = auth.uid()
        )
      );
    grant select, insert, update, delete on public.audio_generations to authenticated;
    grant all on public.audio_generations to service_role;
  end if;
end
$$;
-- End of 20250828000000_baseline.sql.

do $$
begin
  if to_regclass('public.image_generations') is null or to_regclass('public.characters') is null
    or to_regclass('public.video_generations') is null then
    raise exception using
      errcode = 'GR010',
      message = 'the tables public.image_generations, public.video_generations and public.characters are not all there',
      hint = 'Apply 20250828000000_baseline.sql first: it makes what is missing and leaves the rest alone.';
  end if;
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create schema if not exists goldenrod_archive;
comment on schema goldenrod_archive is
  'What Phase 1A replaced and what a rollback took out, so that either way loses nothing.';

create table if not exists goldenrod_archive.starting_points (
  file text primary key,
  facts jsonb not null,
  noted_at timestamptz not null default now(),
  converted_at timestamptz
);
comment on table goldenrod_archive.starting_points is
  'The shape that a migration found, which its rollback restores.';

create table if not exists goldenrod_archive.old_values (
  relation text not null,
  id uuid not null,
  columns jsonb not null,
  primary key (relation, id)
);
comment on table goldenrod_archive.old_values is
  'Values that a migration replaced, by row; its rollback puts them back.';

create table if not exists goldenrod_archive.rows (
  file text not null,
  relation text not null,
  id uuid not null,
  columns jsonb not null,
  shown jsonb,
  archived_at timestamptz not null default now(),
  primary key (file, relation, id)
);
comment on table goldenrod_archive.rows is
  'Rows as they were before a rollback; the next migrate brings them back.';
comment on column goldenrod_archive.rows.shown is
  'What the rollback left in the row''s place; null when the row was taken out.';

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
    '20251004000002',
    jsonb_build_object(
      'row_security', (select relrowsecurity from pg_class where oid = 'public.image_generations'::regclass),
      'columns', coalesce((
        select jsonb_object_agg(a.attname, jsonb_build_object('comment', col_description(a.attrelid, a.attnum)))
        from pg_attribute a
        where a.attrelid = 'public.image_generations'::regclass and not a.attisdropped
          and a.attname in ('user_id', 'character_id')
      ), '{}'),
      'constraints', coalesce((
        select jsonb_object_agg(c.conname, pg_get_constraintdef(c.oid))
        from pg_constraint c
        where c.conrelid = 'public.image_generations'::regclass
          and c.conname = 'fk_image_generations_character_id'
      ), '{}'),
      'indexes', coalesce((
        select jsonb_object_agg(c.relname, pg_get_indexdef(c.oid))
        from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indrelid in (
            'public.image_generations'::regclass, 'public.video_generations'::regclass, 'public.characters'::regclass
          )
          and c.relname in (
            'idx_image_generations_character_id', 'idx_image_generations_user', 'idx_image_generations_video',
            'idx_video_generations_user', 'idx_characters_user'
          )
      ), '{}'),
      'policies', coalesce((
        select jsonb_object_agg(p.policyname, jsonb_build_object(
          'permissive', p.permissive, 'roles', p.roles, 'command', p.cmd, 'using', p.qual, 'check', p.with_check,
          'comment', (
            select obj_description(o.oid, 'pg_policy') from pg_policy o
            where o.polrelid = 'public.image_generations'::regclass and o.polname = p.policyname
          )
        ))
        from pg_policies p
        where p.schemaname = 'public' and p.tablename = 'image_generations'
          and p.policyname in (
            'Users can view image generations for their videos',
            'Users can view their image generations',
            'Users can insert their own image generations',
            'Users can update their own image generations',
            'Users can delete their own image generations'
          )
      ), '{}')
    )
  on conflict (file) do nothing;
  perform set_config('search_path', path, true);
end
$$;

alter table public.image_generations
  -- A new column holds nothing to check against the accounts.
  -- squawk-ignore adding-foreign-key-constraint
  add column if not exists user_id uuid references auth.users (id) on delete cascade,
  add column if not exists character_id uuid;

create or replace function goldenrod_archive.silence(relation regclass) returns text[]
  language plpgsql set search_path = ''
as $$
declare
  loud "char"[] := '{A,R}';
  silenced text[] := '{}';
  item record;
begin
  -- Checks that were put off would stand in the way of altering the table.
  set constraints all immediate;
  -- Where a policy would hide rows even from the table's owner, an error is better than a half.
  perform pg_catalog.set_config('row_security', 'off', true);
  begin
    perform pg_catalog.set_config('session_replication_role', 'replica', true);
  exception when insufficient_privilege then
    loud := '{O,A}';
  end;
  for item in
    select tgname, tgenabled from pg_catalog.pg_trigger
    where tgrelid = relation and not tgisinternal and tgenabled = any (loud)
  loop
    execute pg_catalog.format('alter table %s disable trigger %I', relation, item.tgname);
    silenced := silenced || pg_catalog.format(
      'enable %s trigger %I', case item.tgenabled when 'A' then 'always' when 'R' then 'replica' end, item.tgname
    );
  end loop;
  return silenced;
end
$$;
comment on function goldenrod_archive.silence(regclass) is
  'Keeps the application''s triggers from taking a migration''s writes for edits, until the transaction ends or heard() is called.';

create or replace function goldenrod_archive.heard(relation regclass, silenced text[]) returns void
  language plpgsql set search_path = ''
as $$
declare
  item text;
begin
  if pg_catalog.current_setting('session_replication_role') = 'replica' then
    perform pg_catalog.set_config('session_replication_role', 'origin', true);
  end if;
  foreach item in array silenced loop
    execute pg_catalog.format('alter table %s %s', relation, item);
  end loop;
end
$$;
comment on function goldenrod_archive.heard(regclass, text[]) is 'Ends what silence() began.';

create or replace function goldenrod_archive.settle_image_generations(first_id uuid, last_id uuid) returns bigint
  language plpgsql set search_path = ''
as $$
declare
  changed bigint;
begin
  with settled as (
    select i.id, i.user_id as old_user, i.character_id as old_character,
      coalesce(i.user_id, v.user_id) as user_id,
      -- A character of somebody else would show them a picture that is not theirs.
      case when k.user_id = coalesce(i.user_id, v.user_id) or k.user_id = v.user_id then i.character_id end as character_id
    from public.image_generations i
    left join public.video_generations v on v.id = i.video_generation_id
    left join public.characters k on k.id = i.character_id
    where i.id between first_id and last_id
  ), differing as (
    select * from settled where (old_user, old_character) is distinct from (user_id, character_id)
  ), noted as (
    insert into goldenrod_archive.old_values as kept (relation, id, columns)
    select 'public.image_generations', d.id,
      pg_catalog.jsonb_build_object('user_id', d.old_user, 'character_id', d.old_character)
    from differing d
    on conflict (relation, id) do update set columns = excluded.columns || kept.columns
  )
  update public.image_generations i set user_id = d.user_id, character_id = d.character_id
  from differing d where d.id = i.id;
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function goldenrod_archive.settle_image_generations(uuid, uuid) is
  'Fills the owner of the images of a range of ids from their video, and takes out characters that are somebody else''s, noting each old value.';

-- <<< prepare

create or replace function public.image_generations_keep_owner() returns trigger
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
      message = 'the owner of an image cannot be changed',
      hint = 'Leave user_id as it is.';
  end if;
  -- A policy sees only the new row: it would lock an owner out of a row that came with a guest's character.
  if new.character_id is distinct from old.character_id and new.character_id is not null and not exists (
    select from public.characters k where k.id = new.character_id and k.user_id = auth.uid()
  ) then
    raise exception using
      errcode = '42501',
      message = 'an image can show only a character of your own',
      hint = 'Take a character of one of your books.';
  end if;
  if new.video_generation_id is distinct from old.video_generation_id and new.video_generation_id is not null and not exists (
    select from public.video_generations v where v.id = new.video_generation_id and v.user_id = auth.uid()
  ) then
    raise exception using
      errcode = '42501',
      message = 'an image can be moved only to a video of your own',
      hint = 'Take one of your own videos.';
  end if;
  return new;
end
$$;
comment on function public.image_generations_keep_owner() is
  'Gives a new image the owner of its video, else whoever makes it; keeps users from passing it on or attaching what is not theirs.';
revoke execute on function public.image_generations_keep_owner() from public, anon, authenticated, service_role;

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
  from goldenrod_archive.starting_points s where s.file = '20251004000002';
  if not done then
    lock table public.image_generations in access exclusive mode;
    -- What --online did ahead ends here, with what was written since.
    if to_regprocedure('goldenrod_archive.finish_online_image_generations()') is not null then
      perform goldenrod_archive.finish_online_image_generations();
      drop function goldenrod_archive.finish_online_image_generations();
    end if;
    silenced := goldenrod_archive.silence('public.image_generations');
    -- What was written since a rollback stands; the archive fills in the rest.
    update public.image_generations i
    set user_id = coalesce(i.user_id, u.id), character_id = coalesce(i.character_id, k.id)
    from goldenrod_archive.rows a
    left join auth.users u on u.id = (a.columns ->> 'user_id')::uuid
    left join public.characters k on k.id = (a.columns ->> 'character_id')::uuid
    where a.file = '20251004000002' and a.relation = 'public.image_generations' and a.id = i.id;
    delete from goldenrod_archive.rows a
    where a.file = '20251004000002' and a.relation = 'public.image_generations'
      and exists (select from public.image_generations i where i.id = a.id);
    if facts -> 'online' is null then
      perform goldenrod_archive.settle_image_generations(first_id, last_id);
    end if;
    perform goldenrod_archive.heard('public.image_generations', silenced);

    alter table public.image_generations enable row level security;
    drop policy if exists "Users can view image generations for their videos" on public.image_generations;
    drop policy if exists "Users can view their image generations" on public.image_generations;
    drop policy if exists "Users can insert their own image generations" on public.image_generations;
    drop policy if exists "Users can update their own image generations" on public.image_generations;
    drop policy if exists "Users can delete their own image generations" on public.image_generations;

    -- The first arm says user_id = (select auth.uid()). As an equality the planner takes it for
    -- independent of a query's own `user_id = $1`, expects next to no rows, and sorts all of a user's
    -- rows where the newest fifty stand in the index. Two row comparisons count for a ninth, and are
    -- served by the same index.
    create policy "Users can view their image generations" on public.image_generations
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
    create policy "Users can insert their own image generations" on public.image_generations
      for insert to authenticated with check (
        user_id = (select auth.uid())
        and (video_generation_id is null or exists (
          select from public.video_generations v
          where v.id = image_generations.video_generation_id and v.user_id = (select auth.uid())
        ))
        and (character_id is null or exists (
          select from public.characters k
          where k.id = image_generations.character_id and k.user_id = (select auth.uid())
        ))
      );
    -- What the row refers to is checked where it changes: in image_generations_keep_owner().
    create policy "Users can update their own image generations" on public.image_generations
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
    create policy "Users can delete their own image generations" on public.image_generations
      for delete to authenticated using (
        user_id = (select auth.uid())
        or video_generation_id = any (array(
          select v.id from public.video_generations v where v.user_id = (select auth.uid())
        ))
      );
    update goldenrod_archive.starting_points set converted_at = clock_timestamp() where file = '20251004000002';
  end if;

  if not exists (
    select from pg_trigger
    where tgrelid = 'public.image_generations'::regclass and tgname = 'image_generations_keep_owner'
  ) then
    create trigger image_generations_keep_owner
      before insert or update of user_id, video_generation_id, character_id
      on public.image_generations for each row execute function public.image_generations_keep_owner();
  end if;
  if not exists (
    select from pg_constraint
    where conrelid = 'public.image_generations'::regclass and conname = 'fk_image_generations_character_id'
  ) then
    alter table public.image_generations add constraint fk_image_generations_character_id
      foreign key (character_id) references public.characters (id) on delete set null not valid;
  end if;
end
$$;
alter table public.image_generations validate constraint fk_image_generations_character_id;

do $$
declare
  broken regclass;
begin
  -- An index that a broken CONCURRENTLY left behind would be taken for a good one.
  for broken in
    select i.indexrelid::regclass from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'public.image_generations'::regclass and not i.indisvalid
      and c.relname in (
        'idx_image_generations_character_id', 'idx_image_generations_user', 'idx_image_generations_video'
      )
  loop
    execute format('drop index %s', broken);
  end loop;
  -- Columns that the policies and foreign keys read, where no index leads with them yet.
  if not exists (
    select from pg_index i where i.indrelid = 'public.image_generations'::regclass and i.indpred is null
      and i.indkey[0] = (select attnum from pg_attribute
        where attrelid = i.indrelid and attname = 'video_generation_id')
  ) then
    create index if not exists idx_image_generations_video on public.image_generations (video_generation_id);
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
create index if not exists idx_image_generations_character_id on public.image_generations (character_id);
create index if not exists idx_image_generations_user on public.image_generations (user_id, created_at desc);

comment on column public.image_generations.character_id is 'The character that the image shows, if it shows one.';
comment on column public.image_generations.user_id is 'Who owns the image: the owner of its video, or who made it.';

-- The archive holds what everybody's rows were: only the owner of the tables may look into it.
revoke all on schema goldenrod_archive from public, anon, authenticated, service_role;
revoke all on goldenrod_archive.starting_points, goldenrod_archive.old_values, goldenrod_archive.rows
  from public, anon, authenticated, service_role;
revoke all on all functions in schema goldenrod_archive from public, anon, authenticated, service_role;
