/** Drops the archive where nothing is in it and nobody else put anything beside it. */
export const DROP_EMPTY_ARCHIVE = `
do $$
declare
  notes constant text[] := '{starting_points,old_values,rows,links}';
  item record;
  is_filled boolean;
begin
  for item in
    select c.oid::pg_catalog.regclass as relation, c.relname::text as name
    from pg_catalog.pg_class c
    where c.relnamespace = to_regnamespace('goldenrod_archive') and c.relkind not in ('i', 'S', 't')
  loop
    if item.name <> all (notes) then
      return;
    end if;
    execute pg_catalog.format('select exists (select from %s)', item.relation) into is_filled;
    if is_filled then
      return;
    end if;
  end loop;
  drop table if exists goldenrod_archive.starting_points, goldenrod_archive.old_values,
    goldenrod_archive.rows, goldenrod_archive.links;
  drop schema if exists goldenrod_archive;
exception when dependent_objects_still_exist then
  -- Something of theirs looks into it.
  null;
end
$$`;
