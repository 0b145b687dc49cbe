import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/error.ts';
import type { Queryable } from '../migration-files/history.ts';
import { packageRoot } from '../package-root.ts';
import { isPgError } from '../pg-error.ts';

/** Membership matters only where accounts are ours: elsewhere the project decides who becomes whom. */
const MISSING = `
select to_regnamespace('auth') is null
    or to_regclass('auth.users') is null
    or to_regprocedure('auth.uid()') is null
    or (select count(*) from pg_catalog.pg_roles
         where rolname in ('anon', 'authenticated', 'service_role')) < 3
    or (obj_description(to_regnamespace('auth'), 'pg_namespace') like '%made by Goldenrod%'
        and exists (select from pg_catalog.pg_roles
                     where rolname in ('anon', 'authenticated', 'service_role')
                       and not pg_catalog.pg_has_role(current_user, oid, 'member'))) as missing`;

/** Whether something is missing that a Supabase project has and the migrations need. */
export async function platformIsMissing(session: Queryable): Promise<boolean> {
  const { rows } = await session.query(MISSING);
  return (rows[0] as { missing: boolean }).missing;
}

/** What makes it; what is there it leaves alone. */
export function readPlatform(): string {
  return readFileSync(join(packageRoot(), 'supabase', 'platform.sql'), 'utf8');
}

/** Makes what is missing, in one transaction; leaves alone what is there. */
export async function makePlatform(session: Queryable): Promise<void> {
  const sql = readPlatform();
  try {
    // Several statements sent as one are one transaction.
    await session.query(sql);
  } catch (error) {
    if (!isPgError(error) || error.code !== '42501') throw error;
    throw new AppError(
      'forbidden',
      `the roles and accounts of the platform cannot be made: ${error.message}`,
      {
        hint: 'Let a superuser run supabase/platform.sql on this database once, and `grant anon, authenticated, service_role to` the role that migrates.',
        details: { sqlstate: error.code },
        cause: error,
      },
    );
  }
}
