-- A view that shows API roles what its owner may see.
select format('%I.%I', n.nspname, c.relname) as name,
  format('runs with the rights of %I, readable by %s', pg_get_userbyid(c.relowner), string_agg(r.rolname, ', ' order by r.rolname))
    as detail
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_roles r on r.rolname in ('anon', 'authenticated')
where c.relkind = 'v' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'extensions')
  and has_schema_privilege(r.oid, n.oid, 'usage') and has_any_column_privilege(r.oid, c.oid, 'select')
  and not coalesce(array_to_string(c.reloptions, ','), '') ~ 'security_invoker=(true|on|1|yes)'
group by n.nspname, c.relname, c.relowner
