import type { Queryable } from '../migration-files/history.ts';

/** Superusers, who row level security passes by, and whoever has the rights of the tables' owner. */
const ABOVE = `
select r.rolsuper or r.rolbypassrls
    or coalesce(pg_catalog.pg_has_role(r.oid, c.relowner, 'usage'), false) as above
  from pg_catalog.pg_roles r
  left join pg_catalog.pg_class c on c.oid = to_regclass('public.scripts')
 where r.rolname = coalesce($1, current_user::text)`;

/** Whether the rules do not hold for a role as long as it becomes no other; for the own one by default. */
export async function isAboveRules(session: Queryable, role?: string): Promise<boolean> {
  const { rows } = await session.query(ABOVE, [role ?? null]);
  return (rows[0] as { above: boolean } | undefined)?.above === true;
}
