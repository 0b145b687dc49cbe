import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../../contract/error.ts';
import { Sha256 } from '../../contract/job.ts';
import { isDiskFull, storageFull, USUAL_RESERVE } from '../../db/disk-space.ts';
import type { ByteRange, KeptContent, MediaStore } from './media-store.ts';
import { spool } from './spool.ts';

/** A file being written is at most this old; an older one was left by a process that died. */
const LEFT_OVER_MS = 24 * 60 * 60 * 1000;

/**
 * A media store in a folder that only its owner may look into: `ab/cd/abcd...` by the hash, `new/`
 * for what is being written. A file is there whole or not at all: it is forced to the disk, then
 * renamed. Any number of processes may use it.
 * @param reserve bytes of its disk that are left free
 */
export async function openDirectoryStore(
  folder: string,
  reserve = USUAL_RESERVE,
): Promise<MediaStore> {
  const drafts = join(folder, 'new');
  await usable(folder, async () => {
    await mkdir(drafts, { recursive: true, mode: 0o700 });
    await removeLeftOvers(drafts);
  });
  const pathOf = (sha256: string) => {
    if (!Sha256.safeParse(sha256).success) throw missing(sha256);
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async put(content, limits) {
      const { path, ...meta } = await spool(drafts, content, limits, reserve);
      try {
        await usable(folder, () => keep(path, pathOf(meta.sha256)));
      } finally {
        await rm(path, { force: true });
      }
      return meta;
    },
    open: async (sha256, range) => openFile(pathOf(sha256), sha256, range),
    has: async (sha256) => (await sizeOf(pathOf(sha256))) !== undefined,
    list: () => listFolder(folder),
    delete: async (sha256) => rm(pathOf(sha256), { force: true }),
  };
}

async function keep(draft: string, path: string): Promise<void> {
  if ((await sizeOf(path)) !== undefined) return;
  const shard = dirname(path);
  await mkdir(shard, { recursive: true, mode: 0o700 });
  await rename(draft, path);
  // The names are on the disk as well, from the file up to the folder of the store.
  for (const each of [shard, dirname(shard), dirname(dirname(shard))]) await syncFolder(each);
}

/** Windows opens no folders; its file systems keep names in their journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openFile(path: string, sha256: string, range?: ByteRange): Promise<Readable> {
  const stream = createReadStream(path, range);
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream));
    stream.once('error', (error) => {
      reject('code' in error && error.code === 'ENOENT' ? missing(sha256) : error);
    });
  });
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function* listFolder(folder: string): AsyncIterable<KeptContent> {
  const shards = async (path: string) =>
    (await usable(folder, () => readdir(path))).filter((name) => /^[0-9a-f]{2}$/.test(name));
  for (const first of await shards(folder)) {
    for (const second of await shards(join(folder, first))) {
      const shard = join(folder, first, second);
      for (const sha256 of await usable(folder, () => readdir(shard))) {
        if (!Sha256.safeParse(sha256).success) continue;
        // Another process may have deleted it meanwhile.
        const found = await stat(join(shard, sha256)).catch(() => undefined);
        if (found !== undefined) yield { sha256, size: found.size, kept_at: found.mtime };
      }
    }
  }
}

async function removeLeftOvers(drafts: string): Promise<void> {
  for (const name of await readdir(drafts)) {
    const path = join(drafts, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LEFT_OVER_MS) await rm(path, { force: true });
  }
}

async function usable<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDiskFull(error)) {
      throw storageFull(`the media folder ${folder} has no room`, folder, { cause: error });
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'media.unreachable',
      `the media folder ${folder} cannot be used: ${reason}`,
      {
        hint: 'It must be a folder that Goldenrod may write to, with room on the disk.',
        cause: error,
      },
    );
  }
}

function missing(sha256: string): AppError {
  return new AppError('not_found', `the media store has no file ${sha256.slice(0, 64)}`);
}
