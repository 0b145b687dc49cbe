-- Row level security without a policy: nobody but the owner reads or writes anything.
select format('%I.%I', n.nspname, c.relname) as name, 'row level security and no policy' as detail
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relrowsecurity and n.nspname !~ '^pg_' and n.nspname not in ('auth', 'extensions')
  and not exists (select from pg_policy p where p.polrelid = c.oid)
