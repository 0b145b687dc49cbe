-- The notes are put aside; the next migrate brings them back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if exists (
    select from pg_catalog.pg_attribute
    where attrelid = 'public.book_sources'::regclass and attname = 'notes' and not attisdropped
  ) then
    insert into goldenrod_archive.rows (file, relation, id, columns)
    select '20251004000150', 'public.book_sources', s.book_id, jsonb_build_object('notes', s.notes)
    from public.book_sources s
    where s.notes is not null
    on conflict (file, relation, id) do update set columns = excluded.columns, archived_at = now();
    alter table public.book_sources drop column notes;
  end if;
end
$$;
