-- Two indexes of one table that find the same rows in the same order.
select format('%I.%I', n.nspname, c.relname) as name,
  string_agg(quote_ident(x.relname), ', ' order by x.relname) as detail
from pg_index i
join pg_class x on x.oid = i.indexrelid
join pg_class c on c.oid = i.indrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('auth', 'extensions')
group by n.nspname, c.relname, x.relam, i.indkey::text, i.indclass::text, i.indoption::text, i.indcollation::text,
  pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid)
having count(*) > 1
