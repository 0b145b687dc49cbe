import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

/** Raise when the way in which a snapshot is made changes. */
const RECIPE = 1;

/** Names what a snapshot is made of: the SQL files and the engine's version. */
export function snapshotHash(): string {
  const hash = createHash('sha256').update(`${RECIPE}\n${pgliteVersion()}\n`);
  const folder = join(packageRoot(), 'supabase');
  const migrations = readdirSync(join(folder, 'migrations')).sort();
  for (const file of ['platform.sql', ...migrations.map((name) => join('migrations', name))]) {
    hash.update(`${file.replaceAll('\\', '/')}\n`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 24);
}

function pgliteVersion(): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@electric-sql/pglite');
  const { version } = require(join(entry, '..', '..', 'package.json')) as { version: string };
  return version;
}
