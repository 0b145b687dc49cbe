import type { Queryable } from '../migration-files/history.ts';
import { type CheckResult, failed, passed } from './check.ts';

const SERVICE = 'service_role: row level security passes it by';
const OWNERS = 'rules: row level security passes their owners by';
const EXPECTED = 'bypassrls';

const SERVICE_ROLE = `
select from pg_catalog.pg_roles where rolname = 'service_role' and not (rolbypassrls or rolsuper)`;

/** Tables on which our functions that act with their owner's rights would miss rows. */
const FORCED = `
select distinct format('%I.%I', n.nspname, c.relname) as name, quote_ident(o.rolname) as owner
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_trigger g on g.tgrelid = c.oid
  join pg_catalog.pg_proc p on p.oid = g.tgfoid and p.prosecdef
  join pg_catalog.pg_roles o on o.oid = p.proowner
 where n.nspname = 'public' and c.relrowsecurity and c.relforcerowsecurity
   and p.pronamespace in ('public'::regnamespace, pg_catalog.to_regnamespace('goldenrod'))
   and not (o.rolbypassrls or o.rolsuper)
 order by name`;

/**
 * Whether those whom our policies do not name see the rows nevertheless: the service, which works for
 * everybody, and the functions that keep the rules.
 */
export async function checkBypass(session: Queryable): Promise<CheckResult[]> {
  const { rows: service } = await session.query(SERVICE_ROLE);
  const { rows } = await session.query(FORCED);
  const forced = rows as { name: string; owner: string }[];
  return [
    service.length === 0
      ? passed(SERVICE, EXPECTED)
      : failed(SERVICE, {
          found: 'service_role has no bypassrls: it sees no rows, and its worker does no jobs',
          expected: EXPECTED,
          remedy: 'alter role service_role bypassrls;',
        }),
    forced.length === 0
      ? passed(OWNERS, EXPECTED)
      : failed(OWNERS, {
          found: forced
            .map(({ name, owner }) => `forced on ${name}, and ${owner} has no bypassrls`)
            .join('\n'),
          expected: EXPECTED,
          remedy: forced
            .map(({ name }) => `alter table ${name} no force row level security;`)
            .join('\n'),
        }),
  ];
}
