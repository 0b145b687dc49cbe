import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { AppError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import { type DirectoryLock, lockFile } from './directory-lock.ts';
import { pgliteDatabase } from './pglite-database.ts';
import { loadSnapshot } from './snapshot.ts';

const LOCK = 'goldenrod.lock';
const CLUSTER = 'postgres';
const HALF_MADE = 'postgres.new';
/**
 * PostgreSQL's 128 MB are filled with zeros at each start, which takes longer than all else in it; what
 * is not in these is in the page cache of the machine.
 */
const START_PARAMS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/**
 * Opens the embedded database of a folder, which is made on first use: `postgres/` is PGlite's,
 * `goldenrod.lock` says who uses it. Only the owner may look inside.
 * Throws `db.locked`, `file.unreadable`, or `usage` for a folder that is something else.
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const folder = resolve(dataDir);
  const lock = enter(folder);
  try {
    const cluster = join(folder, CLUSTER);
    if (!existsSync(cluster)) await create(folder, cluster);
    const pglite = await openCluster(cluster);
    return pgliteDatabase(pglite, () => lock.release());
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
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('file.unreadable', `the data folder ${folder} cannot be used: ${reason}`, {
      hint: 'Give a folder that you may write to with --data.',
      cause: error,
    });
  }
}

/** A folder with other things in it is not ours to lock and to close to others. */
function refuseStrangers(folder: string): void {
  const names = readdirSync(folder);
  const ours = names.some(
    (name) => name === CLUSTER || name.startsWith(LOCK) || name === HALF_MADE,
  );
  if (names.length > 0 && !ours) {
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
  mkdirSync(halfMade, { mode: 0o700 });
  const pglite = await PGlite.create({
    dataDir: halfMade,
    loadDataDir: new Blob([new Uint8Array(snapshot)], { type: 'application/x-gzip' }),
  });
  await pglite.close();
  chmodSync(halfMade, 0o700);
  renameSync(halfMade, cluster);
}

async function openCluster(cluster: string): Promise<PGlite> {
  // Left by a process that was killed, and empty where that was in the middle of writing it: then
  // PostgreSQL refuses to start. Whose turn it is, our own lock says.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  try {
    return await PGlite.create({ dataDir: cluster, startParams: START_PARAMS });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'db.failed',
      `the embedded database in ${cluster} does not start: ${reason}`,
      {
        hint: 'Keep a copy of the folder. Another folder with --data starts anew.',
        cause: error,
      },
    );
  }
}
