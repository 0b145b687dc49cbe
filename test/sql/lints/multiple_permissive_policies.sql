-- Several policies that each let the same role do the same: all are tried on every row.
select format('%I.%I for %s to %I', n.nspname, c.relname, command.word, r.rolname) as name,
  string_agg(quote_ident(p.polname), ', ' order by p.polname) as detail
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
join (values ('r'::"char", 'select'), ('a', 'insert'), ('w', 'update'), ('d', 'delete')) as command (letter, word)
  on p.polcmd in (command.letter, '*')
join pg_roles r on r.oid = any (p.polroles) or (p.polroles = '{0}' and r.rolname in ('anon', 'authenticated'))
where p.polpermissive and c.relrowsecurity
  and n.nspname !~ '^pg_' and n.nspname not in ('auth', 'extensions')
group by n.nspname, c.relname, command.word, r.rolname
having count(*) > 1
