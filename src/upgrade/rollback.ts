import type { Database } from '../db/database.ts';
import {
  type RollbackOptions,
  type RollbackResult,
  rollback as rollBackFiles,
} from '../db/migrate/rollback.ts';
import type { Queryable } from '../db/migration-files/history.ts';
import { type MigrationFile, readMigrationFiles } from '../db/migration-files/migration-files.ts';
import { translateError } from '../db/translate-error.ts';
import { withReadOnly } from '../db/verify/read-only.ts';
import { PHASE_1A } from './phase-1a/phase-1a.ts';
import { APPLICATION_TABLES } from './phase-1a/tables.ts';
import { checkWayBack, countWayBack, type WayBackReport } from './way-back/report.ts';

export interface RolledBack extends RollbackResult, WayBackReport {}

/**
 * Takes files back from a database that an application uses, and tells what that does to its rows.
 * Throws what `rollback` of db throws, and `migration.blocked` before anything is changed.
 */
export async function rollback(db: Database, options: RollbackOptions): Promise<RolledBack> {
  const files = options.files ?? readMigrationFiles();
  const report: WayBackReport = { gone: [], statuses: [], along: [], movedColumns: [] };
  const preflight = (_: Database, chosen: readonly MigrationFile[]) =>
    withReadOnly(db, async (session) => {
      Object.assign(report, await checkWayBack(session, files, chosen));
      if (options.dryRun === true) Object.assign(report, await countWayBack(session, chosen));
    });
  // Under the locks that the files are about to take: nobody writes between the count and the deed.
  // File by file people write in between all the same.
  const before = async (session: Queryable, chosen: readonly MigrationFile[]) => {
    if (options.oneByOne !== true) await lockTables(session, chosen);
    Object.assign(report, await countWayBack(session, chosen));
  };
  try {
    return { ...(await rollBackFiles(db, { ...options, preflight, before })), ...report };
  } catch (error) {
    throw translateError(error);
  }
}

const THERE = `
select format('%I.%I', n.nspname, c.relname) as name
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.oid = any (array(select pg_catalog.to_regclass(name)::oid from unnest($1::text[]) as name)) and c.relkind = 'r'
 order by pg_catalog.array_position($1::text[], format('%s.%s', n.nspname, c.relname))`;

async function lockTables(session: Queryable, chosen: readonly MigrationFile[]): Promise<void> {
  if (!chosen.some(({ version }) => PHASE_1A.costly.some((file) => file.version === version)))
    return;
  const { rows } = await session.query(THERE, [APPLICATION_TABLES]);
  const names = (rows as { name: string }[]).map(({ name }) => name);
  await session.query(`lock table ${names.join(', ')} in access exclusive mode`);
}
