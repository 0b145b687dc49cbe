-- The reports of drafts are put aside; the next migrate brings them back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if exists (
    select from pg_catalog.pg_attribute
    where attrelid = 'goldenrod.script_beginnings'::regclass and attname = 'report' and not attisdropped
  ) then
    insert into goldenrod_archive.rows (file, relation, id, columns)
    select '20251004000250', 'goldenrod.script_beginnings', b.script_id, jsonb_build_object('report', b.report)
    from goldenrod.script_beginnings b
    where b.report is not null
    on conflict (file, relation, id) do update set columns = excluded.columns, archived_at = now();
    alter table goldenrod.script_beginnings drop column report;
  end if;
end
$$;
