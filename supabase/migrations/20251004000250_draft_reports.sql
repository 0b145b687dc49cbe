-- What a drafter left out of a chapter, and why, stays with the version that it made.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

alter table goldenrod.script_beginnings add column if not exists report jsonb;
comment on column goldenrod.script_beginnings.report is
  'What its drafter kept of the chapter, what it left out, and why; null where no drafter told.';

update goldenrod.script_beginnings b set report = r.columns -> 'report'
from goldenrod_archive.rows r
where r.file = '20251004000250' and r.relation = 'goldenrod.script_beginnings' and r.id = b.script_id and b.report is null;
delete from goldenrod_archive.rows where file = '20251004000250';
