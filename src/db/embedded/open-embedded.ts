import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import { MEDIA_FOLDER } from '../default-data-dir.ts';
import {
  type FreeBytes,
  freeBytes,
  isDiskFull,
  storageFull,
  USUAL_RESERVE,
} from '../disk-space.ts';
import { type DirectoryLock, lockFile } from './directory-lock.ts';
import { FolderEngine } from './folder-engine.ts';
import { keepTidy } from './keep-tidy.ts';
import { engineDatabase } from './pglite-database.ts';
import { loadSnapshot } from './snapshot.ts';
import { start } from './start-cluster.ts';

const LOCK = 'goldenrod.lock';
const CLUSTER = 'postgres';
const HALF_MADE = 'postgres.new';
/** Bytes: what is written for a new database, and a file of the log beside it. */
const NEW_CLUSTER = 64e6;
interface OpenEmbeddedOptions {
  /** Bytes of the disk that are kept free. */
  reserve?: number | undefined;
  free?: FreeBytes | undefined;
}

/**
 * Opens the embedded database of a folder, which is made on first use: `postgres/` is PGlite's,
 * `goldenrod.lock` says who uses it. Only the owner may look inside.
 * Throws `db.locked`, `file.unreadable`, `storage.full`, `db.failed`, or `usage` for a folder that is
 * something else.
 */
export async function openEmbedded(
  dataDir: string,
  { reserve = USUAL_RESERVE, free }: OpenEmbeddedOptions = {},
): Promise<Database> {
  const folder = resolve(dataDir);
  const lock = enter(folder);
  try {
    const cluster = join(folder, CLUSTER);
    if (!existsSync(cluster)) await create(folder, cluster);
    const engine = new FolderEngine(cluster, { reserve, free });
    await engine.start();
    const held = {
      connect: () => engine.connect(),
      close: () => engine.close().finally(() => lock.release()),
    };
    return engineDatabase(held, (db) => keepTidy(db, () => engine.transactions));
  } catch (error) {
    lock.release();
    throw error;
  }
}

function enter(folder: string): DirectoryLock {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseStrangers(folder);
    chmodSync(folder, 0o700);
    return lockFile(join(folder, LOCK));
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isDiskFull(error)) {
      throw storageFull(`the data folder ${folder} has no room`, folder, { cause: error });
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('file.unreadable', `the data folder ${folder} cannot be used: ${reason}`, {
      hint: 'Give a folder that you may write to with --data.',
      cause: error,
    });
  }
}

/**
 * A folder with other things in it is not ours to lock and to close to others. Media are there before a
 * database is where that was on a server.
 */
function refuseStrangers(folder: string): void {
  const names = readdirSync(folder);
  const ours = names.some(
    (name) => name === CLUSTER || name.startsWith(LOCK) || name === HALF_MADE,
  );
  if (!ours && names.some((name) => name !== MEDIA_FOLDER)) {
    throw new AppError('usage', `${folder} is not empty and holds no Goldenrod data`, {
      hint: 'Give an empty or new folder with --data.',
    });
  }
}

/** Under another name until it is whole: a kill in between leaves nothing that looks like data. */
async function create(folder: string, cluster: string): Promise<void> {
  const halfMade = join(folder, HALF_MADE);
  rmSync(halfMade, { recursive: true, force: true });
  const snapshot = await loadSnapshot();
  try {
    mkdirSync(halfMade, { mode: 0o700 });
    const pglite = await start({
      dataDir: halfMade,
      loadDataDir: new Blob([new Uint8Array(snapshot)], { type: 'application/x-gzip' }),
    });
    await pglite.close();
    chmodSync(halfMade, 0o700);
    renameSync(halfMade, cluster);
  } catch (error) {
    const free = freeBytes(folder);
    rmSync(halfMade, { recursive: true, force: true });
    if (free > NEW_CLUSTER && !isDiskFull(error)) throw error;
    throw storageFull('a new database needs room on the disk', folder, {
      cause: error,
      hint: `Make ${NEW_CLUSTER / 1e6} MB free on the disk of ${folder}, or give a folder on another one with --data.`,
    });
  }
}
