
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
    select s.facts into facts from goldenrod_archive.starting_points s where s.file = '{{version}}';
  end if;
  if facts is null then
    raise exception using
      errcode = 'GR011',
      message = '{{version}} has not been applied here, or its starting point is not known',
      hint = 'See `goldenrod db status`. There is nothing to take back.';
  end if;
  perform set_config('search_path', '', true);
  lock table public.{{table}} in access exclusive mode;
  if to_regprocedure('goldenrod_archive.finish_online_{{table}}()') is not null then
    perform goldenrod_archive.finish_online_{{table}}();
    drop function goldenrod_archive.finish_online_{{table}}();
  end if;
  drop trigger if exists {{table}}_keep_owner on public.{{table}};
  if to_regprocedure('goldenrod_archive.heard(regclass,text[])') is not null then
    silenced := goldenrod_archive.silence('public.{{table}}');
  end if;

  -- What the old shape has no column for waits in the archive.
  insert into goldenrod_archive.rows (file, relation, id, columns)
  select '{{version}}', 'public.{{table}}', i.id, kept.columns
  from public.{{table}} i
  cross join lateral (
    select jsonb_object_agg(key, value) as columns from jsonb_each(to_jsonb(i))
    where key in ('user_id', 'character_id') and not (facts -> 'columns') ? key and value <> 'null'
  ) kept
  where kept.columns is not null
  on conflict (file, relation, id) do update set columns = excluded.columns, archived_at = now();

  drop function if exists public.{{table}}_keep_owner();

  -- Only the names that are ours or that the migration replaced; other policies were never touched.
  drop policy if exists "Users can view {{rows}} for their videos" on public.{{table}};
  drop policy if exists "Users can view their {{rows}}" on public.{{table}};
  drop policy if exists "Users can insert their own {{rows}}" on public.{{table}};
  drop policy if exists "Users can update their own {{rows}}" on public.{{table}};
  drop policy if exists "Users can delete their own {{rows}}" on public.{{table}};
  for item in
    select name, p.*
    from jsonb_each(facts -> 'policies') as found (name, was)
    cross join lateral jsonb_to_record(was) as p (permissive text, roles text[], command text, "using" text, "check" text, comment text)
  loop
    execute format(
      'create policy %I on public.{{table}} as %s for %s to %s%s%s',
      item.name, item.permissive, item.command,
      (select string_agg(case when role = 'public' then role else quote_ident(role) end, ', ') from unnest(item.roles) as role),
      ' using (' || item."using" || ')', ' with check (' || item."check" || ')'
    );
    execute format('comment on policy %I on public.{{table}} is %L', item.name, item.comment);
  end loop;
  if not (facts ->> 'row_security')::boolean then
    alter table public.{{table}} disable row level security;
  end if;

  if not (facts -> 'constraints') ? 'fk_{{table}}_character_id' then
    alter table public.{{table}} drop constraint if exists fk_{{table}}_character_id;
  end if;
  for item in
    select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid in ('public.{{table}}'::regclass, 'public.video_generations'::regclass, 'public.characters'::regclass)
      and c.relname in (
        'idx_{{table}}_character_id', 'idx_{{table}}_user', 'idx_{{table}}_video',
        'idx_video_generations_user', 'idx_characters_user'
      )
      and not (facts -> 'indexes') ? c.relname::text
  loop
    execute format('drop index public.%I', item.relname);
  end loop;

  -- A character that was taken out goes back, unless it is gone or another was chosen since.
  if facts #> '{columns,user_id}' is not null then
    update public.{{table}} i set user_id = null
    from goldenrod_archive.old_values o
    where o.relation = 'public.{{table}}' and o.id = i.id and o.columns ->> 'user_id' is null;
  end if;
  if facts #> '{columns,character_id}' is not null then
    update public.{{table}} i set character_id = k.id
    from goldenrod_archive.old_values o
    join public.characters k on k.id = (o.columns ->> 'character_id')::uuid
    where o.relation = 'public.{{table}}' and o.id = i.id and i.character_id is null;
  end if;
  delete from goldenrod_archive.old_values where relation = 'public.{{table}}';

  if not (facts -> 'columns') ? 'character_id' then
    alter table public.{{table}} drop column if exists character_id;
  end if;
  if not (facts -> 'columns') ? 'user_id' then
    alter table public.{{table}} drop column if exists user_id;
  end if;
  for item in select name, was ->> 'comment' as words from jsonb_each(facts -> 'columns') as found (name, was) loop
    execute format('comment on column public.{{table}}.%I is %L', item.name, item.words);
  end loop;
  delete from goldenrod_archive.starting_points where file = '{{version}}';
  if silenced is not null then
    perform goldenrod_archive.heard('public.{{table}}', silenced);
  end if;
  drop function if exists goldenrod_archive.settle_{{table}}(uuid, uuid);
  if not exists (select from goldenrod_archive.starting_points) then
    drop function if exists goldenrod_archive.silence(regclass);
    drop function if exists goldenrod_archive.heard(regclass, text[]);
  end if;
  perform set_config('search_path', path, true);
end
$$;
