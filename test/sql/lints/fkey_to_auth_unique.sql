-- A foreign key to a column of schema auth that is only unique: a later version of it may drop that.
select format('%I.%I.%I', n.nspname, c.relname, o.conname) as name, pg_get_constraintdef(o.oid) as detail
from pg_constraint o
join pg_class c on c.oid = o.conrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_class there on there.oid = o.confrelid and there.relnamespace = to_regnamespace('auth')
join pg_index i on i.indexrelid = o.conindid
where o.contype = 'f' and n.nspname <> 'auth' and not i.indisprimary
