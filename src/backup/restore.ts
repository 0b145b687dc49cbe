import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../contract/error.ts';
import { openDatabase } from '../db/open/open-database.ts';
import type { Manifest } from './manifest.ts';
import { type ArchiveVisitor, readArchive } from './read-archive.ts';

/**
 * Unpacks a backup into a new or empty folder, media files below `media`. The whole backup is
 * checked before anything is written, and the database must start before it gets its name.
 * @throws AppError `backup.damaged`, `file.unreadable`, `usage` for a folder with something in it
 */
export async function restore(file: string, dataDir: string): Promise<Manifest> {
  const folder = resolve(dataDir);
  await refuseFull(folder);
  await readArchive(file);
  const draft = join(dirname(folder), `.${basename(folder)}.${randomUUID()}.new`);
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const manifest = await readArchive(file, writer(draft));
    await tryOut(draft);
    await refuseFull(folder);
    await rmdir(folder).catch(() => undefined);
    await rename(draft, folder);
    return manifest;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('file.unreadable', `cannot restore to ${folder}: ${reason}`, {
      cause: error,
    });
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

function writer(folder: string): ArchiveVisitor {
  return {
    folder: async (name) => {
      await mkdir(join(folder, name), { mode: 0o700 });
    },
    file: async (name, content) => {
      const file = await open(join(folder, name), 'wx', 0o600);
      try {
        for await (const part of content) await file.writeFile(part);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

async function tryOut(folder: string): Promise<void> {
  const db = await openDatabase({ dataDir: folder });
  try {
    await db.pool.query('select count(*) from auth.users');
  } finally {
    await db.close();
  }
}
