import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../contract/error.ts';
import { freeBytes, isDiskFull, megabytes, storageFull } from '../db/disk-space.ts';
import { openDatabase } from '../db/open/open-database.ts';
import type { Manifest } from './manifest.ts';
import { type ArchiveVisitor, readArchive } from './read-archive.ts';

/**
 * Unpacks a backup into a new or empty folder, media files below `media`. The whole backup is
 * checked before anything is written, and the database must start before it gets its name.
 * @throws AppError `backup.damaged`, `file.unreadable`, `storage.full`, `usage` for a folder with something in it
 */
export async function restore(file: string, dataDir: string): Promise<Manifest> {
  const folder = resolve(dataDir);
  await refuseFull(folder);
  const parent = dirname(folder);
  const draft = join(parent, `.${basename(folder)}.${randomUUID()}.new`);
  const { bytes } = await readArchive(file);
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    if (freeBytes(draft) < bytes) throw noRoom(folder, parent, bytes);
    const manifest = await readArchive(
      file,
      writer(draft, (error) => unwritable(folder, error)),
    );
    await tryOut(draft);
    await refuseFull(folder);
    await rmdir(folder).catch(() => undefined);
    await rename(draft, folder);
    return manifest;
  } catch (error) {
    throw unwritable(folder, error);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function refuseFull(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new AppError('usage', `${folder} is no folder that can be restored to`, { cause: error });
  });
  if (names.length === 0) return;
  throw new AppError('usage', `${folder} is not empty`, {
    hint: 'Restore into a new or empty folder: --data DIR. Move the old one away first if you mean to replace it.',
  });
}

/** @param failed what a failure to write is, so that it is not taken for one to read the archive */
function writer(folder: string, failed: (error: unknown) => AppError): ArchiveVisitor {
  const writing = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw failed(error);
    });
  return {
    folder: async (name) => {
      await writing(mkdir(join(folder, name), { mode: 0o700 }));
    },
    file: async (name, content) => {
      const file = await writing(open(join(folder, name), 'wx', 0o600));
      try {
        for await (const part of content) await writing(file.writeFile(part));
        await writing(file.sync());
      } finally {
        await file.close();
      }
    },
  };
}

function unwritable(folder: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDiskFull(error)) return noRoom(folder, dirname(folder), undefined, error);
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('file.unreadable', `cannot restore to ${folder}: ${reason}`, {
    hint: 'Name a folder that you may write to with --data.',
    cause: error,
  });
}

function noRoom(folder: string, parent: string, bytes?: number, cause?: unknown): AppError {
  const needed = bytes === undefined ? '' : `, which needs ${megabytes(bytes)}`;
  return storageFull(`there is no room to restore to ${folder}${needed}`, parent, {
    hint: 'The backup is whole, and nothing was left behind. Make room, or name a folder on another disk with --data.',
    cause,
  });
}

async function tryOut(folder: string): Promise<void> {
  const db = await openDatabase({ dataDir: folder });
  try {
    await db.pool.query('select count(*) from auth.users');
  } finally {
    await db.close();
  }
}
