-- An index that was not finished: it is written and never read.
select format('%I.%I', n.nspname, x.relname) as name, pg_get_indexdef(x.oid) as detail
from pg_index i
join pg_class x on x.oid = i.indexrelid
join pg_namespace n on n.oid = x.relnamespace
where not i.indisvalid and n.nspname !~ '^pg_'
