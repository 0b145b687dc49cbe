-- Where an application keeps something on scripts that must be there and has no default, a version that is made
-- without it was refused: what made it knows the plan's columns only. It belongs to the script, so it goes on.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod.scripts_fill_required() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  missing text[];
  found_values pg_catalog.jsonb;
begin
  -- Asked each time: their next release may bring such a column.
  select pg_catalog.array_agg(a.attname) into missing
  from pg_catalog.pg_attribute a
  where a.attrelid = tg_relid and a.attnum > 0 and a.attnotnull and not a.attisdropped
    and not a.atthasdef and a.attidentity = '' and a.attgenerated = ''
    and a.attname not in (
      'id', 'chapter_id', 'user_id', 'script', 'script_style', 'version', 'status', 'origin', 'created_at', 'updated_at'
    );
  if missing is null then
    return new;
  end if;
  -- Only now, since it takes as long as the text is.
  select pg_catalog.array_agg(m.name) into missing
  from pg_catalog.unnest(missing) as m (name), (select pg_catalog.to_jsonb(new) as columns) n
  where n.columns -> m.name = 'null';
  if missing is null then
    return new;
  end if;
  select (
    select pg_catalog.jsonb_object_agg(c.key, c.value)
    from pg_catalog.jsonb_each(pg_catalog.to_jsonb(s)) c where c.key = any (missing)
  ) into found_values
  from public.scripts s
  where s.chapter_id = new.chapter_id and s.user_id is not distinct from new.user_id
  order by (s.id = new.parent_id) desc nulls last, (s.script_style = new.script_style) desc, s.version desc, s.id
  limit 1;
  if found_values is null then
    raise exception using
      errcode = '23502',
      message = pg_catalog.format('a script needs a value in %s, and the chapter has no script to take it from',
        pg_catalog.array_to_string(missing, ', ')),
      schema = tg_table_schema, table = tg_table_name, column = missing[1],
      hint = pg_catalog.format('Give it a default (`alter table public.scripts alter column %I set default ...`), or let the application write the first script of a chapter.', missing[1]);
  end if;
  return pg_catalog.jsonb_populate_record(new, found_values);
end
$$;
comment on function goldenrod.scripts_fill_required() is
  'Takes what an application needs on each of its scripts from the version before, where a new one comes without.';
revoke execute on function goldenrod.scripts_fill_required() from public, anon, authenticated, service_role;

create or replace trigger scripts_fill_required before insert on public.scripts
  for each row execute function goldenrod.scripts_fill_required();
comment on trigger scripts_fill_required on public.scripts is
  'Takes what an application needs on each of its scripts from the version before, where a new one comes without.';
