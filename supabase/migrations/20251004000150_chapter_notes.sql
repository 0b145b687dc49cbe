-- What stands beside the prose of an imported book: footnotes, endnotes and asides, by chapter.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

alter table public.book_sources add column if not exists notes jsonb;
comment on column public.book_sources.notes is
  'By the id of a chapter, the notes that its text had in the file: [{mark, text}]; null where no chapter had any.';

update public.book_sources s set notes = r.columns -> 'notes'
from goldenrod_archive.rows r
where r.file = '20251004000150' and r.relation = 'public.book_sources' and r.id = s.book_id and s.notes is null;
delete from goldenrod_archive.rows where file = '20251004000150';
