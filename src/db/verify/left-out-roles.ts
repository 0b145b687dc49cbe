import type { Queryable } from '../migration-files/history.ts';

/** A role of the application's own that writes to its tables, and may not use what their triggers use. */
export interface LeftOutRole {
  /** Both as SQL writes them. */
  role: string;
  tables: string[];
}

/**
 * Triggers run with the rights of whoever writes. The roles of the API have those that ours need, whoever is a
 * member of one has them, and so has whoever owns our schema: before it is there, whoever migrates.
 */
const LEFT_OUT = `
select quote_ident(r.rolname) as role, array_agg(format('public.%I', c.relname) order by c.relname) as tables
  from pg_catalog.pg_roles r
  join pg_catalog.pg_class c on c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
   and c.relname in ('scripts', 'image_generations', 'audio_generations')
 where not r.rolsuper and r.rolname !~ '^pg_' and r.rolname not in ('anon', 'authenticated', 'service_role')
   -- What everybody may is no sign of who writes.
   and exists (
     select from (
       select c.relowner as grantee
       union all
       select x.grantee from pg_catalog.aclexplode(c.relacl) x where x.privilege_type in ('INSERT', 'UPDATE')
       union all
       select x.grantee from pg_catalog.pg_attribute a cross join lateral pg_catalog.aclexplode(a.attacl) x
        where a.attrelid = c.oid and x.privilege_type in ('INSERT', 'UPDATE')
     ) w where w.grantee <> 0 and pg_catalog.pg_has_role(r.oid, w.grantee, 'usage'))
   and not exists (
     select from pg_catalog.pg_roles a
      where a.rolname in ('authenticated', 'service_role') and pg_catalog.pg_has_role(r.oid, a.oid, 'usage'))
   and not case when exists (select from pg_catalog.pg_namespace n where n.nspname = 'goldenrod')
       then (select bool_and(pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage'))
               from pg_catalog.pg_namespace n where n.nspname in ('goldenrod', 'auth'))
       else pg_catalog.pg_has_role(r.oid, current_user, 'usage') end
 group by 1 order by 1`;

export async function findLeftOutRoles(session: Queryable): Promise<LeftOutRole[]> {
  return (await session.query(LEFT_OUT)).rows as LeftOutRole[];
}

/** What lets it write. Policies for the API's users show it no row, as it has no account. */
export const letIn = ({ role }: LeftOutRole): string => `grant authenticated to ${role};`;
