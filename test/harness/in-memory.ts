import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { START_PARAMS } from '../../src/db/embedded/start-cluster.ts';

/** Node has it; its types are among those of browsers, which tests are checked without. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> };

/** Filled with zeros at each start; what a test has in it is little. */
const SMALL = ['-c', 'shared_buffers=8MB'];

let parts: Promise<PGliteOptions> | undefined;

/** An embedded database in memory, of files that were dumped; without any, one with nothing in it. */
export async function inMemory(
  files: Uint8Array = readFileSync(inject('emptyCluster')),
): Promise<PGlite> {
  parts ??= readParts();
  return PGlite.create({
    ...(await parts),
    loadDataDir: new Blob([new Uint8Array(files)]),
    startParams: [...START_PARAMS, ...SMALL],
  });
}

/** Once for all databases of a file: by itself the engine is read and compiled for each. */
async function readParts(): Promise<PGliteOptions> {
  const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  const part = (name: string) => readFileSync(join(folder, name));
  return {
    pgliteWasmModule: await WebAssembly.compile(part('pglite.wasm')),
    fsBundle: new Blob([part('pglite.data')]),
  };
}
