-- An extension whose functions and types stand among the API's.
select e.extname::text as name, 'in schema ' || quote_ident(n.nspname) as detail
from pg_extension e
join pg_namespace n on n.oid = e.extnamespace
where n.nspname in ('public', 'legacy')
