import { accessSync, constants, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { AppError } from '../../contract/error.ts';
import { freeBytes, isDiskFull, storageFull } from '../disk-space.ts';
import { withBaselineCode } from './with-baseline-code.ts';

/**
 * PostgreSQL's 128 MB are filled with zeros at each start, which takes longer than all else in it; what
 * is not in these is in the page cache of the machine. Of the log no files are kept for later: there is
 * but one writer, and the files would be as large as all else. Of its files fewer are open at once than
 * it would like: there are more with each table, and a process may have no more than 256 in all.
 */
export const START_PARAMS = [
  ...PGlite.defaultStartParams,
  ...['-c', 'shared_buffers=32MB', '-c', 'wal_recycle=off', '-c', 'max_files_per_process=100'],
];
/** Two files of the log: with less, a start that fails may fail for that. */
const STARTS_WITH = 34e6;

/**
 * Starts the engine on the folder of a cluster.
 * @throws AppError `storage.full`, `file.unreadable` where rights are missing, else `db.failed`
 */
export async function startCluster(cluster: string): Promise<PGlite> {
  // Left by a process that was killed, and empty where that was in the middle of writing it: then
  // PostgreSQL refuses to start. Whose turn it is, our own lock says.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  const said: string[] = [];
  try {
    return await start({
      dataDir: cluster,
      startParams: START_PARAMS,
      onStderr: (line) => {
        said.push(line);
        return true;
      },
    });
  } catch (error) {
    throw explain(cluster, said.slice(-5), error);
  }
}

/** A PGlite that starts, or leaves nothing open. */
export async function start(options: PGliteOptions): Promise<PGlite> {
  const pglite = new PGlite(options);
  try {
    await withBaselineCode(() => pglite.waitReady);
    return pglite;
  } catch (error) {
    abandon(pglite);
    throw error;
  }
}

/** Closes the files of an engine that cannot be closed any more as it should be. */
export function abandon(pglite: PGlite): void {
  const { FS } = pglite.Module;
  for (const stream of FS.streams) {
    try {
      if (stream) FS.close(stream);
    } catch {
      // Closed before, or nothing that can be.
    }
  }
}

/** PGlite says of every failure the same; what is the matter is looked for, by what can be known. */
function explain(cluster: string, said: string[], cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const what = `the embedded database in ${cluster} does not start`;
  if (isDiskFull(cause) || freeBytes(cluster) < STARTS_WITH) {
    return storageFull(`${what}, for which it needs room on the disk`, cluster, {
      cause,
      hint: `Nothing is lost. Make ${STARTS_WITH / 1e6} MB free on the disk of ${cluster}, then start again.`,
    });
  }
  const locked = firstWithoutRights(cluster);
  if (locked !== undefined) {
    return new AppError('file.unreadable', `${what}: ${locked} may not be read and written`, {
      hint: 'Nothing is lost. Give the account that runs Goldenrod the rights to the folder and all in it, then start again.',
      details: { path: locked },
      cause,
    });
  }
  return new AppError('db.failed', `${what}, and its files may be damaged: ${reason}`, {
    hint: 'Keep a copy of the folder, then restore a backup: `goldenrod restore FILE --data DIR`. Another folder with --data starts anew.',
    details: { engine_said: said },
    cause,
  });
}

/** Of a cluster's files and folders, the first that this account has not all rights to. */
function firstWithoutRights(path: string): string | undefined {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) {
        const found = firstWithoutRights(inside);
        if (found !== undefined) return found;
      } else accessSync(inside, constants.R_OK | constants.W_OK);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error && 'path' in error ? String(error.path) : path;
  }
}
