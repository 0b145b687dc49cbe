import type { Database } from '../db/database.ts';
import type { ClonedCatalog } from '../db/dry-run/clone-tables.ts';
import { type FileLock, fileLocks } from '../db/dry-run/file-locks.ts';
import type { MigrationFile } from '../db/migration-files/migration-files.ts';
import { SCRIPTS_FILE } from './phase-1a/scripts-file.ts';

interface Question {
  /** All there are, oldest first. */
  files: readonly MigrationFile[];
  /** Those that would run. */
  pending: readonly MigrationFile[];
  shape: ClonedCatalog;
  /** Those that are there, with their schema. */
  tables: readonly string[];
}

export interface TriedLocks {
  /** By the version of the file. */
  locks: Map<string, FileLock[]>;
  /** Why the files did not run on an empty copy of this shape; the locks are then those of `planned`. */
  notTried: string | null;
}

/**
 * Runs what is pending on a scratch: from the shape that is here where Phase 1A is still to come,
 * else from what the files before made. A scratch may lack what a shape stands on, an extension's
 * type for one: then from the planned shape, which our own baseline makes.
 */
export async function tryLocks(
  scratch: () => Promise<Database>,
  { files, pending, shape, tables }: Question,
): Promise<TriedLocks> {
  const newest = pending.at(-1);
  if (newest === undefined || tables.length === 0) return { locks: new Map(), notTried: null };
  const isStart = pending.some(({ version }) => version === SCRIPTS_FILE.version);
  const before = files.filter((file) => !pending.includes(file) && file.version < newest.version);
  const question = { pending, shape, tables, applied: isStart ? [] : before };
  try {
    return { locks: await fileLocks(scratch, question), notTried: null };
  } catch (error) {
    const applied = files.filter(({ version }) => version < SCRIPTS_FILE.version);
    const later = pending.filter((file) => !applied.includes(file));
    const locks = await fileLocks(scratch, { ...question, applied, pending: later });
    return { locks, notTried: error instanceof Error ? error.message : String(error) };
  }
}
