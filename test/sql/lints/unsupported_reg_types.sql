-- A column whose type stands in the way of pg_upgrade, since it holds a number of this very database.
select format('%I.%I.%I', n.nspname, c.relname, a.attname) as name, format_type(a.atttypid, a.atttypmod) as detail
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_type t on t.oid = a.atttypid
where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and coalesce(nullif(t.typelem, 0), t.oid) = any (array[
    'regcollation', 'regconfig', 'regdictionary', 'regnamespace', 'regoper', 'regoperator', 'regproc', 'regprocedure'
  ]::regtype[])
