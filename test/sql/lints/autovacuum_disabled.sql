-- A table that nobody cleans up after.
select format('%I.%I', n.nspname, c.relname) as name, array_to_string(c.reloptions, ', ') as detail
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and array_to_string(c.reloptions, ',') ~ 'autovacuum_enabled=(false|off|0|no)'
