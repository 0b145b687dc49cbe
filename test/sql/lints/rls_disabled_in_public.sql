-- A table without row level security that API roles can reach.
select format('%I.%I', n.nspname, c.relname) as name,
  format('reached by %s', string_agg(r.rolname, ', ' order by r.rolname)) as detail
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_roles r on r.rolname in ('anon', 'authenticated')
where c.relkind in ('r', 'p') and not c.relrowsecurity
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and has_schema_privilege(r.oid, n.oid, 'usage')
  and (has_any_column_privilege(r.oid, c.oid, 'select, insert, update') or has_table_privilege(r.oid, c.oid, 'delete'))
group by n.nspname, c.relname
