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
