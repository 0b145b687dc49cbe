-- A function with its owner's rights that visitors can call.
select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name,
  format('runs with the rights of %I', pg_get_userbyid(p.proowner)) as detail
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where p.prosecdef and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'extensions')
  -- A trigger's function cannot be called.
  and p.prorettype <> 'trigger'::regtype
  and has_schema_privilege('anon', n.oid, 'usage') and has_function_privilege('anon', p.oid, 'execute')
