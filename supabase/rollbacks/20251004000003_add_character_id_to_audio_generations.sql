-- The way back of Phase 1A, 3 of 3: public.audio_generations as the migration found it.
-- Which audio speaks for which character is kept in goldenrod_archive; the next migrate brings it back.

do $$
declare
  path constant text := current_setting('search_path');
  facts jsonb;
  silenced text[];
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.starting_points') is not null then
    select s.facts into facts from goldenrod_archive.starting_points s where s.file = '20251004000003';
  end if;
  if facts is null then
    raise exception using
      errcode = 'GR011',
      message = '20251004000003 has not been applied here, or its starting point is not known',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  perform set_config('search_path', '', true);
  lock table public.audio_generations in access exclusive mode;
  if to_regprocedure('goldenrod_archive.finish_online_audio_generations()') is not null then
    perform goldenrod_archive.finish_online_audio_generations();
    drop function goldenrod_archive.finish_online_audio_generations();
  end if;
  drop trigger if exists audio_generations_keep_owner on public.audio_generations;
  if to_regprocedure('goldenrod_archive.heard(regclass,text[])') is not null then
    silenced := goldenrod_archive.silence('public.audio_generations');
  end if;

  -- What the old shape has no column for waits in the archive.
  insert into goldenrod_archive.rows (file, relation, id, columns)
  select '20251004000003', 'public.audio_generations', i.id, kept.columns
  from public.audio_generations i
  cross join lateral (
    select jsonb_object_agg(key, value) as columns from jsonb_each(to_jsonb(i))
    where key in ('user_id', 'character_id') and not (facts -> 'columns') ? key and value <> 'null'
  ) kept
  where kept.columns is not null
  on conflict (file, relation, id) do update set columns = excluded.columns, archived_at = now();

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
    cross join lateral jsonb_to_record(was) as p (permissive text, roles text[], command text, "using" text, "check" text, comment text)
  loop
    execute format(
      'create policy %I on public.audio_generations as %s for %s to %s%s%s',
      item.name, item.permissive, item.command,
      (select string_agg(case when role = 'public' then role else quote_ident(role) end, ', ') from unnest(item.roles) as role),
      ' using (' || item."using" || ')', ' with check (' || item."check" || ')'
    );
    execute format('comment on policy %I on public.audio_generations is %L', item.name, item.comment);
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

  -- A character that was taken out goes back, unless it is gone or another was chosen since.
  if facts #> '{columns,user_id}' is not null then
    update public.audio_generations i set user_id = null
    from goldenrod_archive.old_values o
    where o.relation = 'public.audio_generations' and o.id = i.id and o.columns ->> 'user_id' is null;
  end if;
  if facts #> '{columns,character_id}' is not null then
    update public.audio_generations i set character_id = k.id
    from goldenrod_archive.old_values o
    join public.characters k on k.id = (o.columns ->> 'character_id')::uuid
    where o.relation = 'public.audio_generations' and o.id = i.id and i.character_id is null;
  end if;
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
  if silenced is not null then
    perform goldenrod_archive.heard('public.audio_generations', silenced);
  end if;
  drop function if exists goldenrod_archive.settle_audio_generations(uuid, uuid);
  if not exists (select from goldenrod_archive.starting_points) then
    drop function if exists goldenrod_archive.silence(regclass);
    drop function if exists goldenrod_archive.heard(regclass, text[]);
  end if;
  perform set_config('search_path', path, true);
end
$$;
