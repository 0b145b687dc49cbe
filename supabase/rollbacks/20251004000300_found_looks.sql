-- What was found of looks, and whose word they are, is put aside; the next migrate brings it back.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop trigger if exists character_changes_keep_looks on goldenrod.character_changes;
  drop trigger if exists character_changes_part_looks on goldenrod.character_changes;
  if exists (
    select from pg_catalog.pg_attribute
    where attrelid = 'goldenrod.looks'::regclass and attname = 'found' and not attisdropped
  ) then
    insert into goldenrod_archive.rows (file, relation, id, columns)
    select '20251004000300', 'goldenrod.looks', l.character_id,
      jsonb_build_object('assigned_by', l.assigned_by, 'found', l.found, 'seed', l.seed)
    from goldenrod.looks l
    where l.assigned_by <> 'person' or l.found <> '[]' or l.seed is not null
    on conflict (file, relation, id) do update set columns = excluded.columns, archived_at = now();
    alter table goldenrod.looks drop column assigned_by, drop column found, drop column seed;
  end if;
end
$$;
comment on table goldenrod.looks is 'What a character looks like, on a person''s word.';

drop function if exists goldenrod.character_changes_keep_looks();
drop function if exists goldenrod.character_changes_part_looks();
