-- Policies that do nothing, since row level security is off.
select format('%I.%I', n.nspname, c.relname) as name,
  string_agg(quote_ident(p.polname), ', ' order by p.polname) as detail
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
where not c.relrowsecurity and n.nspname !~ '^pg_'
group by n.nspname, c.relname
