import type { Database } from '../db/database.ts';
import {
  type MigrateOptions,
  type MigrateResult,
  migrate as migrateFiles,
} from '../db/migrate/migrate.ts';
import { withReadOnly } from '../db/verify/read-only.ts';
import { refuseBlocked } from './preflight/refuse-blocked.ts';

/**
 * Brings a database up to date that an application may have been using. Throws what `migrate` of
 * db throws, and `migration.blocked` before anything is changed.
 */
export function migrate(db: Database, options: MigrateOptions = {}): Promise<MigrateResult> {
  return migrateFiles(db, {
    ...options,
    preflight: (before, pending) =>
      withReadOnly(before, (session) => refuseBlocked(session, pending)),
  });
}
