import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { pgliteDatabase } from '../../src/db/embedded/pglite-database.ts';
import { createDatabase } from '../harness/databases.ts';
import type { EngineKind } from '../harness/engines.ts';
import { inMemory } from '../harness/in-memory.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { buildStart, type StartName, startTemplate } from './build-start.ts';

export interface OpenedStart {
  db: Database;
  /** Closes it, and removes it where it is on a server. */
  close(): Promise<void>;
}

/** A database of its own that is a starting point, on either engine. */
export function openStart(engine: EngineKind, name: StartName): Promise<OpenedStart> {
  return engine === 'postgres' ? onServer(name) : embedded(name);
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

async function embedded(name: StartName): Promise<OpenedStart> {
  const pglite = await inMemory();
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
