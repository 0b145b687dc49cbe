import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/error.ts';
import { isDiskFull, storageFull } from '../disk-space.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';

/**
 * Writes files into a folder, each whole or not at all, and none where one has no room: all are on
 * the disk under names that nobody takes for a migration before the first gets its own.
 */
export async function writeWhole(folder: string, files: readonly MigrationFile[]): Promise<void> {
  const suffix = `.${randomUUID()}.new`;
  const draftOf = (file: string) => join(folder, `${file}${suffix}`);
  try {
    await mkdir(folder, { recursive: true });
    for (const { file, sql } of files)
      await writeFile(draftOf(file), sql, { flag: 'wx', flush: true });
    for (const { file } of files) await rename(draftOf(file), join(folder, file));
  } catch (error) {
    if (isDiskFull(error)) throw storageFull(`${folder} has no room`, folder, { cause: error });
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError('file.unreadable', `cannot write to ${folder}: ${code}`, {
      hint: 'It must be a folder that you may write to. What was written is whole; run this again for the rest.',
      cause: error,
    });
  } finally {
    await Promise.all(
      files.map(({ file }) => rm(draftOf(file), { force: true }).catch(() => undefined)),
    );
  }
}
