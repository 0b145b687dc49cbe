import type { Database } from '../database.ts';
import { type AppliedMigration, type Queryable, readHistory } from '../migration-files/history.ts';
import { type MigrationFile, readMigrationFiles } from '../migration-files/migration-files.ts';
import { sameStatements } from '../migration-files/same-statements.ts';
import { translateError } from '../translate-error.ts';

/**
 * applied: in the history with this file's statements, or with none to compare; edited: with other
 * statements; foreign: in the history, and no file of ours. The baseline counts as applied where a
 * later file is: each makes its tables where they are missing, and in a project that another tool
 * pushes there was no need of it.
 */
export type MigrationState = 'applied' | 'pending' | 'edited' | 'foreign';

const BASELINE = 'baseline';

export interface MigrationStatus {
  version: string;
  name: string;
  state: MigrationState;
  /** Whether there is a way back. */
  rollback: boolean;
}

/** Every migration that is ours or that the history has, oldest first. Changes nothing. */
export async function status(
  db: Database,
  files: readonly MigrationFile[] = readMigrationFiles(),
): Promise<MigrationStatus[]> {
  try {
    return await compareWithHistory(db.pool, files);
  } catch (error) {
    throw translateError(error);
  }
}

export async function compareWithHistory(
  session: Queryable,
  files: readonly MigrationFile[],
): Promise<MigrationStatus[]> {
  const history = new Map((await readHistory(session)).map((row) => [row.version, row]));
  const isBrought = files.some(({ name, version }) => name !== BASELINE && history.has(version));
  const ours = files.map((file) => ({
    version: file.version,
    name: file.name,
    state:
      file.name === BASELINE && isBrought && !history.has(file.version)
        ? ('applied' as const)
        : stateOf(file, history.get(file.version)),
    rollback: file.rollback !== undefined,
  }));
  const known = new Set(files.map((file) => file.version));
  const foreign = [...history.values()]
    .filter((row) => !known.has(row.version))
    .map(({ version, name }) => ({
      version,
      name: name ?? '',
      state: 'foreign' as const,
      rollback: false,
    }));
  return [...ours, ...foreign].sort((a, b) => (a.version < b.version ? -1 : 1));
}

function stateOf(file: MigrationFile, row: AppliedMigration | undefined): MigrationState {
  if (row === undefined) return 'pending';
  if (row.statements === null || row.statements.length === 0) return 'applied';
  return sameStatements(row.statements, file.sql) ? 'applied' : 'edited';
}
