import { AppError } from '../contract/error.ts';
import { isUuid } from '../contract/uuid.ts';
import type { Actor } from './as-actor.ts';
import type { Database } from './database.ts';
import { ensureLocalOwner, LOCAL_OWNER_ID } from './local-owner.ts';
import { translateError } from './translate-error.ts';

/**
 * Who works on this database: the account that is named by id or e-mail; else the local owner,
 * where the accounts are Goldenrod's own. Throws `usage` when somebody has to be named, and
 * `not_found` for an account that is not there.
 */
export async function resolveActor(
  db: Database,
  { user }: { user?: string | undefined },
): Promise<Actor> {
  try {
    if (user !== undefined && user !== '') return await namedAccount(db, user);
    if (db.kind === 'postgres' && !(await accountsAreOurs(db))) {
      throw new AppError('usage', 'this database has accounts of its own, and none was named', {
        hint: 'Say whose books: --as E-MAIL or --as USER-ID, or set GOLDENROD_USER.',
      });
    }
    await ensureLocalOwner(db);
    return { role: 'authenticated', userId: LOCAL_OWNER_ID };
  } catch (error) {
    throw translateError(error);
  }
}

async function namedAccount(db: Database, user: string): Promise<Actor> {
  const column = isUuid(user) ? 'id' : 'email';
  const { rows } = await db.pool.query<{ id: string }>(
    `select id from auth.users where ${column === 'id' ? 'id = $1' : 'lower(email) = lower($1)'} limit 2`,
    [user],
  );
  const [found, another] = rows;
  if (found === undefined) {
    throw new AppError(
      'not_found',
      `no account has the ${column === 'id' ? 'id' : 'e-mail'} ${user}`,
      {
        hint: 'Accounts are the rows of auth.users.',
      },
    );
  }
  if (another !== undefined) {
    throw new AppError('ambiguous', `more than one account has the e-mail ${user}`, {
      hint: 'Name the account by its id.',
    });
  }
  return { role: 'authenticated', userId: found.id };
}

/** Whether the schema auth was made by supabase/platform.sql: its comment says so. */
async function accountsAreOurs(db: Database): Promise<boolean> {
  const { rows } = await db.pool.query<{ there: boolean; ours: boolean }>(
    `select to_regnamespace('auth') is not null as there,
       coalesce(obj_description(to_regnamespace('auth'), 'pg_namespace')
         like '%made by Goldenrod%', false) as ours`,
  );
  if (rows[0]?.there === false) {
    throw new AppError('db.not_migrated', 'this database has no accounts yet', {
      hint: 'Run `goldenrod db migrate`.',
    });
  }
  return rows[0]?.ours === true;
}
