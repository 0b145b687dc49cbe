-- A foreign table that API roles can read: no row level security holds there.
select format('%I.%I', n.nspname, c.relname) as name,
  format('readable by %s', string_agg(r.rolname, ', ' order by r.rolname)) as detail
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_roles r on r.rolname in ('anon', 'authenticated')
where c.relkind = 'f' and has_schema_privilege(r.oid, n.oid, 'usage') and has_any_column_privilege(r.oid, c.oid, 'select')
group by n.nspname, c.relname
