import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, lstat, open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { AppError } from '../contract/error.ts';
import type { Database } from '../db/database.ts';
import { isDiskFull, storageFull } from '../db/disk-space.ts';
import { MANIFEST_NAME, type Manifest } from './manifest.ts';
import { BLOCK, paddingOf, type TarEntry, tarHeader } from './tar.ts';

export interface BackUpOptions {
  /** The folder of the embedded database that `db` is. */
  dataDir: string;
  /** The folder of the media store; undefined: its files are elsewhere and not in the backup. */
  mediaDir?: string | undefined;
  /** Where the backup goes; nothing must be there. */
  file: string;
}

export interface Backup {
  file: string;
  files: number;
  /** Before they were packed. */
  bytes: number;
  media: boolean;
}

interface Source extends TarEntry {
  path: string;
}

/**
 * Packs an open embedded database and its media files into one file, whole or not at all. The
 * engine has one session and no process behind it: while that session is held here, nothing of the
 * database is written, and what is copied is what a checkpoint has just left. Whoever else works on
 * it in this process waits meanwhile.
 * @throws AppError `conflict` when the file exists, `usage` for a database on a server, `file.unreadable`, `storage.full`
 */
export async function backUp(db: Database, options: BackUpOptions): Promise<Backup> {
  if (db.kind !== 'embedded') {
    throw new AppError('usage', 'only the embedded database is backed up in this way', {
      hint: 'Back up a server with its own means: pg_dump, or what its host offers.',
    });
  }
  const file = resolve(options.file);
  if (await exists(file)) throw taken(file);
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}.new`);
  try {
    const { files, bytes, media } = await pack(db, options, draft);
    await keep(draft, file);
    return { file, files, bytes, media };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isDiskFull(error)) {
      throw storageFull(`there is no room for the backup ${file}`, dirname(file), {
        hint: 'Nothing was left behind. Make room, or give a file on another disk.',
        cause: error,
      });
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('file.unreadable', `the backup could not be written: ${reason}`, {
      cause: error,
    });
  } finally {
    await rm(draft, { force: true });
  }
}

async function pack(
  db: Database,
  { dataDir, mediaDir }: BackUpOptions,
  draft: string,
): Promise<Manifest> {
  const session = await db.pool.connect();
  try {
    await session.query('checkpoint');
    const cluster = await walk(join(dataDir, 'postgres'), 'postgres');
    // Contents never change; one that goes meanwhile would be missed, so they are listed under the hold too.
    const media = mediaDir === undefined ? [] : await walk(mediaDir, 'media');
    const sources = [...cluster, ...media.filter(({ name }) => !/^media\/new(\/|$)/.test(name))];
    const files = sources.filter(({ kind }) => kind === 'file');
    const manifest: Manifest = {
      format: 1,
      created_at: new Date().toISOString(),
      files: files.length,
      bytes: files.reduce((sum, { size }) => sum + size, 0),
      media: mediaDir !== undefined,
    };
    const out = await open(draft, 'wx', 0o600);
    const sink = out.createWriteStream({ flush: true });
    await pipeline(Readable.from(archive(manifest, sources)), createGzip(), sink);
    return manifest;
  } finally {
    session.release();
  }
}

async function* archive(manifest: Manifest, sources: Source[]): AsyncIterable<Uint8Array> {
  const first = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  yield tarHeader({ name: MANIFEST_NAME, kind: 'file', size: first.length });
  yield first;
  yield Buffer.alloc(paddingOf(first.length));
  for (const source of sources) {
    yield tarHeader(source);
    if (source.kind === 'file') yield* contentOf(source);
  }
  yield Buffer.alloc(2 * BLOCK);
}

async function* contentOf({ path, name, size }: Source): AsyncIterable<Uint8Array> {
  const file = await open(path, 'r');
  try {
    let read = 0;
    for await (const part of file.createReadStream({ autoClose: false })) {
      read += (part as Buffer).length;
      yield part as Buffer;
    }
    if (read !== size) throw new Error(`${name} changed while it was read`);
    yield Buffer.alloc(paddingOf(size));
  } finally {
    await file.close();
  }
}

/** Everything in a folder, folders before what is in them; a folder that is not there is empty. */
async function walk(path: string, name: string): Promise<Source[]> {
  if (!(await exists(path))) return [];
  const found: Source[] = [{ path, name, kind: 'folder', size: 0 }];
  for (const entry of (await readdir(path, { withFileTypes: true })).sort(byName)) {
    const inside = { path: join(path, entry.name), name: `${name}/${entry.name}` };
    if (entry.isDirectory()) found.push(...(await walk(inside.path, inside.name)));
    else if (entry.isFile()) {
      found.push({ ...inside, kind: 'file', size: (await lstat(inside.path)).size });
    }
  }
  return found;
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}

/** Gives a finished draft its name, if nobody else has taken it. */
async function keep(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST') throw taken(file);
    // A file system without hard links.
    await copyFile(draft, file, constants.COPYFILE_EXCL);
  }
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function taken(file: string): AppError {
  return new AppError('conflict', `${file} exists already`, {
    hint: 'A backup never overwrites: give another name.',
  });
}
