-- What an application hung on the old column of status goes on with the new one: triggers that fire when
-- it is updated, and rights on that column alone. Where nothing hung on it, this changes nothing.

create or replace function goldenrod_archive.make_trigger(name text, was jsonb, definition text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  -- In one statement where it can be: nothing is written in between that it does not hear of.
  if (was ->> 'is_constraint')::boolean then
    execute format('drop trigger %I on public.scripts', name);
    execute definition;
  else
    execute regexp_replace(definition, '^CREATE ', 'CREATE OR REPLACE ');
  end if;
  if was ->> 'firing' is not null then
    execute format('alter table public.scripts %s trigger %I', was ->> 'firing', name);
  end if;
  execute format('comment on trigger %I on public.scripts is %L', name, was ->> 'comment');
end
$$;
comment on function goldenrod_archive.make_trigger(text, jsonb, text) is
  'Makes a trigger of the application''s on scripts again, by another definition, and lets it fire as it did.';
revoke execute on function goldenrod_archive.make_trigger(text, jsonb, text) from public, anon, authenticated, service_role;

do $$
declare
  path constant text := current_setting('search_path');
  old_column smallint;
  item record;
  facts jsonb := '{"triggers": {}, "rights": []}';
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  select attnum into old_column from pg_attribute
  where attrelid = 'public.scripts'::regclass and attname = 'legacy_status' and not attisdropped;
  if old_column is null or exists (select from goldenrod_archive.starting_points where file = '20251004000133') then
    return;
  end if;
  -- A definition names whole what the path does not find.
  perform set_config('search_path', '', true);
  -- They fired when somebody set the status, and what is set now is the new column.
  for item in
    select t.tgname as name, pg_get_triggerdef(t.oid) as definition, t.tgconstraint <> 0 as is_constraint,
      case t.tgenabled when 'D' then 'disable' when 'A' then 'enable always' when 'R' then 'enable replica' end as firing
    from pg_trigger t
    where t.tgrelid = 'public.scripts'::regclass and not t.tgisinternal and old_column = any (t.tgattr)
      and t.tgname <> 'scripts_keep_legacy_status'
  loop
    facts := jsonb_set(facts, array['triggers', item.name::text], jsonb_build_object(
      'definition', item.definition, 'is_constraint', item.is_constraint, 'firing', item.firing,
      'comment', (
        select obj_description(t.oid, 'pg_trigger') from pg_trigger t
        where t.tgrelid = 'public.scripts'::regclass and t.tgname = item.name
      )
    ));
    perform goldenrod_archive.make_trigger(
      item.name, facts #> array['triggers', item.name::text],
      regexp_replace(item.definition, ' UPDATE OF (.*?) (OR|ON) ', ' UPDATE OF \1, status \2 ')
    );
  end loop;
  for item in
    select a.privilege_type as privilege, case a.grantee when 0 then 'public' else a.grantee::regrole::text end as grantee
    from pg_attribute t cross join lateral aclexplode(t.attacl) a
    where t.attrelid = 'public.scripts'::regclass and t.attnum = old_column
      and a.grantee <> (select relowner from pg_class where oid = 'public.scripts'::regclass)
      and not exists (
        select from pg_attribute n cross join lateral aclexplode(n.attacl) b
        where n.attrelid = t.attrelid and n.attname = 'status' and not n.attisdropped
          and (b.privilege_type, b.grantee) = (a.privilege_type, a.grantee)
      )
  loop
    execute format('grant %s (status) on public.scripts to %s', item.privilege, item.grantee);
    facts := jsonb_set(facts, '{rights}', facts -> 'rights' || jsonb_build_object('privilege', item.privilege, 'grantee', item.grantee));
  end loop;
  insert into goldenrod_archive.starting_points (file, facts) values ('20251004000133', facts);
  perform set_config('search_path', path, true);
end
$$;
