-- A foreign key whose columns no index begins with: a deletion on the other side reads the whole table.
select format('%I.%I.%I', n.nspname, c.relname, o.conname) as name,
  pg_get_constraintdef(o.oid) as detail
from pg_constraint o
join pg_class c on c.oid = o.conrelid
join pg_namespace n on n.oid = c.relnamespace
where o.contype = 'f' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'auth', 'extensions')
  and not exists (
    select from pg_index i
    where i.indrelid = o.conrelid and i.indisvalid
      -- The key's columns in whatever order; the index's own places begin at 0.
      and (i.indkey::int2[])[0:cardinality(o.conkey) - 1] @> o.conkey
      -- Of a partial index, only one that leaves out just the rows that refer to nothing.
      and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\(\w+ IS NOT NULL\)$')
  )
