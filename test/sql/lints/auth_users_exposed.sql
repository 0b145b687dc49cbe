-- A view over the accounts that API roles can read past the accounts' own row level security.
select format('%I.%I', n.nspname, c.relname) as name,
  format('reads auth.users %s, readable by %s',
    case when u.relrowsecurity then 'with its owner''s rights' else 'which has no row level security' end,
    string_agg(distinct r.rolname, ', ')) as detail
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_rewrite w on w.ev_class = c.oid
join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
  and d.refclassid = 'pg_class'::regclass and d.refobjid = to_regclass('auth.users')
join pg_class u on u.oid = d.refobjid
join pg_roles r on r.rolname in ('anon', 'authenticated')
where c.relkind in ('v', 'm') and n.nspname !~ '^pg_'
  and has_schema_privilege(r.oid, n.oid, 'usage') and has_any_column_privilege(r.oid, c.oid, 'select')
  and not (
    c.relkind = 'v' and u.relrowsecurity
    and coalesce(array_to_string(c.reloptions, ','), '') ~ 'security_invoker=(true|on|1|yes)'
  )
group by n.nspname, c.relname, u.relrowsecurity
