import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { migrate } from '../migrate/migrate.ts';
import { packageRoot } from '../package-root.ts';
import { pgliteDatabase } from './pglite-database.ts';
import { snapshotHash } from './snapshot-hash.ts';

/** The snapshot that is made at build time and shipped. */
function shippedSnapshotPath(): string {
  return join(packageRoot(), 'dist', 'embedded', 'snapshot.tar.gz');
}

/** A migrated database with nothing in it, as a gzipped tar of its data folder; some 3 s. */
async function buildSnapshot(): Promise<Uint8Array> {
  const pglite = await PGlite.create();
  const database = pgliteDatabase(pglite);
  try {
    await migrate(database);
    await database.pool.query('vacuum analyze');
    await database.pool.query('checkpoint');
    return new Uint8Array(await (await pglite.dumpDataDir('gzip')).arrayBuffer());
  } finally {
    await database.close();
  }
}

/**
 * The snapshot of the migrations as they are: the shipped one, else one that was made before, else
 * one made now and kept in node_modules/.cache where that can be written.
 */
export async function loadSnapshot(): Promise<Uint8Array> {
  const hash = snapshotHash();
  const cached = join(
    packageRoot(),
    'node_modules',
    '.cache',
    'goldenrod',
    `snapshot-${hash}.tar.gz`,
  );
  for (const path of [shippedSnapshotPath(), cached]) {
    if (path === cached ? existsSync(path) : hashOf(path) === hash) return readFileSync(path);
  }
  const snapshot = await buildSnapshot();
  try {
    writeWhole(cached, snapshot);
  } catch {
    // An installation that only an administrator writes to: made anew next time.
  }
  return snapshot;
}

/** Makes the shipped snapshot; returns false when the one that is there is of the same files. */
export async function shipSnapshot(): Promise<boolean> {
  const path = shippedSnapshotPath();
  const hash = snapshotHash();
  if (hashOf(path) === hash) return false;
  writeWhole(path, await loadSnapshot());
  writeWhole(`${path}.hash`, hash);
  return true;
}

function hashOf(path: string): string | undefined {
  if (!existsSync(path) || !existsSync(`${path}.hash`)) return undefined;
  return readFileSync(`${path}.hash`, 'utf8').trim();
}

/** Readers see the file before or after, never half of it. */
function writeWhole(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.new`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}
