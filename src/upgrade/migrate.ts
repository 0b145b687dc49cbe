import type { Database } from '../db/database.ts';
import {
  type MigrateOptions,
  type MigrateResult,
  migrate as migrateFiles,
  type Preflight,
} from '../db/migrate/migrate.ts';
import { migrationScript as scriptOfFiles } from '../db/migrate/migration-script.ts';
import { withReadOnly } from '../db/verify/read-only.ts';
import { refuseBlocked } from './preflight/refuse-blocked.ts';

const preflight: Preflight = (db, pending) =>
  withReadOnly(db, (session) => refuseBlocked(session, pending));

/**
 * Brings a database up to date that an application may have been using. Throws what `migrate` of
 * db throws, and `migration.blocked` before anything is changed.
 */
export function migrate(db: Database, options: MigrateOptions = {}): Promise<MigrateResult> {
  return migrateFiles(db, { ...options, preflight });
}

/** The same as a script for psql. Throws `migration.blocked` as well. */
export function migrationScript(
  db: Database,
  { to }: Pick<MigrateOptions, 'to'> = {},
): Promise<MigrateResult & { script: string }> {
  return scriptOfFiles(db, { to, preflight });
}
