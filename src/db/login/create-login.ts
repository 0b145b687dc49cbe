import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import { readyDatabase } from '../open/ready-database.ts';
import { packageRoot } from '../package-root.ts';
import { translateError } from '../translate-error.ts';
import { isAboveRules } from './is-above-rules.ts';
import { scramVerifier } from './scram-verifier.ts';

/**
 * Makes the login with which API and workers connect to a server, or brings an existing one to
 * the same rights. Without a password the one it has stays.
 *
 * @throws AppError `usage` on the embedded database and for a bad password; `db.not_migrated`;
 * `conflict` when a role of that name owns the tables or is above row level security
 */
export async function createLogin(
  db: Database,
  { login, password }: { login: string; password?: string | undefined },
): Promise<void> {
  if (db.kind === 'embedded') {
    throw new AppError('usage', 'the embedded database has no logins: it is this process’s own', {
      hint: 'Name the server: --database-url postgresql://...',
    });
  }
  await readyDatabase(db);
  const verifier = password === undefined ? '' : scramVerifier(password);
  const sql = readFileSync(join(packageRoot(), 'supabase', 'service-login.sql'), 'utf8');
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await refuseOwner(client, login);
    await client.query(
      "select set_config('goldenrod.login', $1, true), set_config('goldenrod.login_verifier', $2, true)",
      [login, verifier],
    );
    await client.query(sql);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw translateError(error);
  } finally {
    client.release();
  }
}

async function refuseOwner(
  client: Parameters<typeof isAboveRules>[0],
  login: string,
): Promise<void> {
  if (!(await isAboveRules(client, login))) return;
  throw new AppError(
    'conflict',
    `the role ${login} owns the tables, or is a superuser: the rules do not hold for it`,
    { hint: 'Name another; a role that is not there yet is made.' },
  );
}
