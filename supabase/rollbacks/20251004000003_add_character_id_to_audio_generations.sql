-- The way back of Phase 1A, 3 of 3: public.audio_generations as the migration found it.
-- which audio speaks for which character is kept in goldenrod_archive; the next migrate brings it back.

do $$
begin
  if to_regclass('goldenrod_archive.starting_points') is null
    or not exists (select from goldenrod_archive.starting_points where file = '20251004000003') then
    raise exception using
      errcode = 'GR011',
      message = '20251004000003 has not been applied here, or its starting point is not known',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

do $$
declare
  facts jsonb;
  silenced text[];
  item record;
begin
  perform set_config('search_path', '', true);
  select s.facts into facts from goldenrod_archive.starting_points s where s.file = '20251004000003';
  lock table public.audio_generations in access exclusive mode;
  silenced := goldenrod_archive.silence('public.audio_generations');

  insert into goldenrod_archive.rows (file, relation, id, columns)
  select '20251004000003', 'public.audio_generations', id, jsonb_build_object('character_id', character_id)
  from public.audio_generations where character_id is not null
  on conflict (file, relation, id) do update set columns = excluded.columns, archived_at = now();

  drop trigger if exists audio_generations_keep_owner on public.audio_generations;
  drop function if exists public.audio_generations_keep_owner();

  -- Only the names that are ours or that the migration replaced; other policies were never touched.
  drop policy if exists "Users can view audio generations for their videos" on public.audio_generations;
  drop policy if exists "Users can view their audio generations" on public.audio_generations;
  drop policy if exists "Users can insert their own audio generations" on public.audio_generations;
  drop policy if exists "Users can update their own audio generations" on public.audio_generations;
  drop policy if exists "Users can delete their own audio generations" on public.audio_generations;
  for item in
    select name, p.*
    from jsonb_each(facts -> 'policies') as found (name, was)
    cross join lateral jsonb_to_record(was) as p (permissive text, roles text[], command text, "using" text, "check" text)
  loop
    execute format(
      'create policy %I on public.audio_generations as %s for %s to %s%s%s',
      item.name, item.permissive, item.command,
      (select string_agg(case when role = 'public' then role else quote_ident(role) end, ', ') from unnest(item.roles) as role),
      ' using (' || item."using" || ')', ' with check (' || item."check" || ')'
    );
  end loop;
  if not (facts ->> 'row_security')::boolean then
    alter table public.audio_generations disable row level security;
  end if;

  if not (facts -> 'constraints') ? 'fk_audio_generations_character_id' then
    alter table public.audio_generations drop constraint if exists fk_audio_generations_character_id;
  end if;
  for item in
    select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid in ('public.audio_generations'::regclass, 'public.video_generations'::regclass, 'public.characters'::regclass)
      and c.relname in (
        'idx_audio_generations_character_id', 'idx_audio_generations_user', 'idx_audio_generations_video',
        'idx_video_generations_user', 'idx_characters_user'
      )
      and not (facts -> 'indexes') ? c.relname::text
  loop
    execute format('drop index public.%I', item.relname);
  end loop;

  -- Foreign keys of the values that go back would hold them up: they were checked when they were new.
  update public.audio_generations i
  set user_id = case when o.columns ->> 'user_id' is null then null else i.user_id end,
    character_id = coalesce(
      (select k.id from public.characters k where k.id = (o.columns ->> 'character_id')::uuid), i.character_id
    )
  from goldenrod_archive.old_values o
  where o.relation = 'public.audio_generations' and o.id = i.id;
  delete from goldenrod_archive.old_values where relation = 'public.audio_generations';

  if not (facts -> 'columns') ? 'character_id' then
    alter table public.audio_generations drop column if exists character_id;
  end if;
  if not (facts -> 'columns') ? 'user_id' then
    alter table public.audio_generations drop column if exists user_id;
  end if;
  for item in select name, was ->> 'comment' as words from jsonb_each(facts -> 'columns') as found (name, was) loop
    execute format('comment on column public.audio_generations.%I is %L', item.name, item.words);
  end loop;
  delete from goldenrod_archive.starting_points where file = '20251004000003';
  perform goldenrod_archive.heard('public.audio_generations', silenced);
  drop function if exists goldenrod_archive.settle_audio_generations(uuid, uuid);
end
$$;
