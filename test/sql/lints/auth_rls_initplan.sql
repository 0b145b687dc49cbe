-- A policy that asks who is calling anew for each row, instead of once a query in a subquery of its own.
with spelled as (
  select n.nspname, c.relname, p.polname, concat_ws(' ',
    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as condition
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^pg_' and n.nspname not in ('auth', 'extensions')
)
select format('%I.%I.%I', nspname, relname, polname) as name, condition as detail
from spelled
-- What a SELECT without a FROM gives is the same for all rows.
where regexp_replace(
    condition, '\( SELECT ((?! FROM )[^()]|\([^()]*\)|\(([^()]|\([^()]*\))*\))*\)', '', 'g'
  ) ~ '\m(auth[.])?(uid|jwt|role|email)\(\)|\mcurrent_setting\('
