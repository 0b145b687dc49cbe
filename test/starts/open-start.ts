import { PGlite } from '@electric-sql/pglite';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { pgliteDatabase } from '../../src/db/embedded/pglite-database.ts';
import { createDatabase } from '../harness/databases.ts';
import type { EngineKind } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { buildStart, type StartName, startTemplate } from './build-start.ts';

export interface OpenedStart {
  db: Database;
  /** Closes it, and removes it where it is on a server. */
  close(): Promise<void>;
}

/** A database of its own that is a starting point, on either engine. */
export function openStart(engine: EngineKind, name: StartName): Promise<OpenedStart> {
  return engine === 'postgres' ? onServer(name) : inMemory(name);
}

async function onServer(name: StartName): Promise<OpenedStart> {
  const server = sharedServer();
  const template = await startTemplate(server, name);
  const { url, drop } = await createDatabase(server, { template });
  const db = await connectServer(url);
  return {
    db,
    close: async () => {
      await db.close();
      await drop();
    },
  };
}

/** Making the files of a database takes four times as long as reading them in again. */
let nothingYet: Promise<Blob> | undefined;

async function emptyFiles(): Promise<Blob> {
  const pglite = await PGlite.create();
  try {
    return await pglite.dumpDataDir('none');
  } finally {
    await pglite.close();
  }
}

async function inMemory(name: StartName): Promise<OpenedStart> {
  nothingYet ??= emptyFiles();
  const pglite = await PGlite.create({ loadDataDir: await nothingYet });
  await buildStart(name, {
    query: async (text, params) => {
      if (params && params.length > 0) return pglite.query(text, params);
      await pglite.exec(text);
      return { rows: [] };
    },
  });
  const db = pgliteDatabase(pglite);
  return { db, close: () => db.close() };
}
