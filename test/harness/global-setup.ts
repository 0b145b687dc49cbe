import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database `postgres` of the PostgreSQL 18 that serves the whole run, as superuser. */
    postgresUrl: string;
    /** Files of an embedded database with nothing in it, as a tar: making them takes three times as long. */
    emptyCluster: string;
  }
}

/** One PostgreSQL 18 for the whole run; each test file takes a database of its own from it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'goldenrod-empty-'));
  const file = join(folder, 'cluster.tar');
  const [server] = await Promise.all([startPostgres({ major: 18 }), dumpEmpty(file)]);
  project.provide('postgresUrl', server.url('postgres'));
  project.provide('emptyCluster', file);
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  };
}

async function dumpEmpty(file: string): Promise<void> {
  const pglite = await PGlite.create();
  const files = await pglite.dumpDataDir('none');
  await pglite.close();
  writeFileSync(file, new Uint8Array(await files.arrayBuffer()));
}
