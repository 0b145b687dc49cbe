-- History is not emptied either: TRUNCATE passes by what keeps each of its rows.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- For the owner too, as for changes of a row: history goes with its scripts. Whoever must, to restore a
-- backup for one, says so: alter table public.script_evaluations disable trigger script_evaluations_not_emptied.
create or replace function goldenrod.refuse_truncate() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'GR004',
    message = pg_catalog.format('rows of %I stay as they are: the table cannot be emptied', tg_table_name),
    hint = pg_catalog.format(
      'History goes with its scripts: delete those for good. An owner who restores a backup lets it go first: alter table %I.%I disable trigger %I; and enables it again after.',
      tg_table_schema, tg_table_name, tg_name
    );
end
$$;
comment on function goldenrod.refuse_truncate() is 'Keeps history from being emptied, by whatever table the TRUNCATE began with.';
revoke execute on function goldenrod.refuse_truncate() from public, anon, authenticated, service_role;

create or replace trigger script_evaluations_not_emptied before truncate on public.script_evaluations
  for each statement execute function goldenrod.refuse_truncate();
create or replace trigger script_status_changes_not_emptied before truncate on public.script_status_changes
  for each statement execute function goldenrod.refuse_truncate();
