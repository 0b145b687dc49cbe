import { AppError } from '../../contract/error.ts';
import { type MigrationFile, readMigrationFiles } from '../migration-files/migration-files.ts';
import { type Copy, compareFiles } from './compare-files.ts';
import { findProject } from './find-project.ts';
import { writeWhole } from './write-whole.ts';

export interface ExportOptions {
  /** Says what would be written, and writes nothing. */
  dryRun?: boolean | undefined;
  /** Other files than ours, for tests. */
  files?: readonly MigrationFile[] | undefined;
}

export interface ExportResult {
  /** The project's folder of migrations. */
  folder: string;
  /** The files that were written, or that would be; in order. */
  written: Pick<MigrationFile, 'version' | 'name' | 'file'>[];
  /** How many of ours were there already. */
  there: number;
  dryRun: boolean;
}

/**
 * Copies our migrations into the Supabase project in `dir`, under the versions and names that
 * `migrate` notes in the history, so that either tool knows them by the same. Never the rollbacks:
 * that CLI runs every file forward. Throws `usage` where there is no project, `conflict` where it
 * has another file under a version of ours; then nothing was written.
 */
export async function exportMigrations(
  dir: string,
  { dryRun = false, files = readMigrationFiles() }: ExportOptions = {},
): Promise<ExportResult> {
  const { folder, copies } = await checkExport(dir, files);
  refuseDifferent(folder, copies);
  const missing = files.filter(({ file }) =>
    copies.some((copy) => copy.file === file && copy.state === 'missing'),
  );
  if (!dryRun) await writeWhole(folder, missing);
  const written = missing.map(({ version, name, file }) => ({ version, name, file }));
  return { folder, written, there: files.length - missing.length, dryRun };
}

/** What the project in `dir` has of our migrations. Changes nothing. */
export async function checkExport(
  dir: string,
  files: readonly MigrationFile[] = readMigrationFiles(),
): Promise<{ folder: string; copies: Copy[] }> {
  const folder = await findProject(dir);
  return { folder, copies: await compareFiles(folder, files) };
}

function refuseDifferent(folder: string, copies: readonly Copy[]): void {
  const different = copies.filter(({ state }) => state === 'different');
  if (different.length === 0) return;
  const told = different.map(({ file, theirs }) => `${theirs.join(' and ')} in place of ${file}`);
  throw new AppError('conflict', `${folder} has ${told.join(', ')}: nothing was written`, {
    hint: 'Give a migration of your own another number. An edited copy of ours: take it away, and put the change into a migration of your own.',
    details: { folder, files: different },
  });
}
