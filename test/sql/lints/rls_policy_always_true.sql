-- A policy that holds for every row.
select format('%I.%I.%I', n.nspname, c.relname, p.polname) as name,
  concat_ws(' ', 'using (' || condition.reads || ')', 'with check (' || condition.writes || ')') as detail
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
cross join lateral (
  select pg_get_expr(p.polqual, p.polrelid) as reads, pg_get_expr(p.polwithcheck, p.polrelid) as writes
) condition
where p.polpermissive and n.nspname !~ '^pg_'
  -- Spelled out, or a thing compared to itself: 1 = 1, 'a' = 'a'.
  and (
    condition.reads ~ '^\(*true\)*$' or condition.reads ~ '^\((\S+) = \1\)$'
    or condition.writes ~ '^\(*true\)*$' or condition.writes ~ '^\((\S+) = \1\)$'
  )
