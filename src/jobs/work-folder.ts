import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../contract/error.ts';

const PREFIX = 'goldenrod-job-';
/** Hours after which what a job left is nobody's: one that was cancelled, or whose worker was lost. */
const FORGOTTEN_AFTER_HOURS = 24;

const folderOf = (job: string): string => join(tmpdir(), PREFIX + job);

/**
 * The folder of a job, made where it is not there.
 *
 * @throws AppError `conflict` where something else has its name: others may write to where it lies
 */
export async function openWorkFolder(job: string): Promise<string> {
  const folder = folderOf(job);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid } = userInfo();
  const found = await lstat(folder);
  if (found.isDirectory() && (uid === -1 || found.uid === uid)) return folder;
  throw new AppError('conflict', `the job's folder ${PREFIX}${job} belongs to somebody else`, {
    hint: 'Remove it, or give TMPDIR a folder that nobody else writes to.',
  });
}

export async function removeWorkFolder(job: string): Promise<void> {
  await rm(folderOf(job), { recursive: true, force: true });
}

/** Removes what jobs left that nobody goes on with. */
export async function removeForgottenFolders(): Promise<void> {
  const before = Date.now() - FORGOTTEN_AFTER_HOURS * 3_600_000;
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(tmpdir(), name);
    const found = await lstat(path).catch(() => undefined);
    if (found !== undefined && found.mtimeMs < before) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
