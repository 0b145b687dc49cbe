-- A table whose rows nothing tells apart.
select format('%I.%I', n.nspname, c.relname) as name, 'no primary key' as detail
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'auth', 'extensions')
  and not exists (select from pg_constraint o where o.conrelid = c.oid and o.contype = 'p')
