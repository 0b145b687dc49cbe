import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { START_PARAMS } from '../../src/db/embedded/start-cluster.ts';

/** An embedded database in memory, of files that were dumped; without any, one with nothing in it. */
export function inMemory(
  files: Uint8Array = readFileSync(inject('emptyCluster')),
): Promise<PGlite> {
  return PGlite.create({
    loadDataDir: new Blob([new Uint8Array(files)]),
    startParams: START_PARAMS,
  });
}
