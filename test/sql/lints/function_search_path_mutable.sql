-- A function whose names mean whatever its caller's search path says.
select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name,
  'no search_path of its own' as detail
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where p.prokind <> 'a' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'auth', 'extensions')
  and not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%')
  and not exists (
    select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
  )
