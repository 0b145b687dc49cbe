import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/error.ts';
import { type MigrationFile, versionOfFile } from '../migration-files/migration-files.ts';
import { sameStatements } from '../migration-files/same-statements.ts';

/**
 * same: the project has this file, were it with other line ends or comments; missing: it has none of
 * this version; different: it has another under this version, which that CLI would take for it.
 */
export type CopyState = 'same' | 'missing' | 'different';

/** A migration of ours, and what a project has of it. */
export interface Copy extends Pick<MigrationFile, 'version' | 'name' | 'file'> {
  state: CopyState;
  /** The files of that version in the project that are not this one. */
  theirs: string[];
}

/** Compares `folder`, which need not be there, with our migrations. Changes nothing. */
export async function compareFiles(
  folder: string,
  files: readonly MigrationFile[],
): Promise<Copy[]> {
  const found = await listFolder(folder);
  return Promise.all(
    files.map(async (ours) => {
      const sameVersion = found.filter((file) => versionOfFile(file) === ours.version);
      const others = sameVersion.filter((file) => file !== ours.file);
      const isThere = sameVersion.includes(ours.file);
      const isOurs = isThere && (await holds(join(folder, ours.file), ours.sql));
      const theirs = isThere && !isOurs ? [ours.file, ...others] : others;
      const state = theirs.length > 0 ? 'different' : isThere ? 'same' : 'missing';
      const { version, name, file } = ours;
      return { version, name, file, state, theirs } as const;
    }),
  );
}

/** A link that leads nowhere, or a folder, is not our file. */
async function holds(path: string, sql: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text !== undefined && (text === sql || sameStatements([text], sql));
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return [];
    throw new AppError('file.unreadable', `cannot look into ${folder}: ${code}`, {
      hint: 'It must be a folder that you may read and write.',
      cause: error,
    });
  }
}
