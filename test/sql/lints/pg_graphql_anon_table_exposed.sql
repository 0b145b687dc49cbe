-- A relation whose shape visitors can read, as pg_graphql would tell it to them.
select format('%I.%I', n.nspname, c.relname) as name, 'readable by anon' as detail
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and has_schema_privilege('anon', n.oid, 'usage') and has_any_column_privilege('anon', c.oid, 'select')
