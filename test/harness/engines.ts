import { randomUUID } from 'node:crypto';
import { afterAll, describe } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { pgliteDatabase } from '../../src/db/embedded/pglite-database.ts';
import { loadSnapshot } from '../../src/db/embedded/snapshot.ts';
import { snapshotHash } from '../../src/db/embedded/snapshot-hash.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { createDatabase, templateDatabase } from './databases.ts';
import { inMemory } from './in-memory.ts';
import { sharedServer } from './shared-server.ts';

export type EngineKind = Database['kind'];

export interface OpenOptions {
  /** False: nothing is in it, not even roles and accounts. Default true: as `db migrate` leaves it. */
  migrated?: boolean;
}

/** Opens a new database; it is closed and removed after the suite. */
export type Open = (options?: OpenOptions) => Promise<Database>;

const TITLES: Record<EngineKind, string> = {
  postgres: 'PostgreSQL 18',
  embedded: 'the embedded database',
};

/** Runs the same suite over both engines. Use: `let db: Database; beforeAll(async () => { db = await open(); });` */
export function describeEngines(
  name: string,
  suite: (open: Open, engine: EngineKind) => void,
): void {
  for (const engine of ['postgres', 'embedded'] as const) {
    describe(`${name} on ${TITLES[engine]}`, () => suite(opener(engine), engine));
  }
}

/** An `open` for one engine; call it where a suite is described. */
export function opener(engine: EngineKind): Open {
  const closers: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closers.splice(0)) await close();
  });
  return async ({ migrated = true } = {}) => {
    const opened = await (engine === 'postgres' ? openOnServer(migrated) : openInMemory(migrated));
    closers.push(opened.remove);
    return opened.db;
  };
}

interface Opened {
  db: Database;
  remove(): Promise<void>;
}

async function openOnServer(migrated: boolean): Promise<Opened> {
  const { url, drop } = await createDatabase(
    sharedServer(),
    migrated ? { template: await migratedTemplate() } : {},
  );
  const db = await connectServer(url);
  return {
    db,
    remove: async () => {
      await db.close();
      await drop();
    },
  };
}

/** An empty database on the server for `dryRun`: faster to have than an embedded one. */
export async function serverScratch(): Promise<Database> {
  const { db, remove } = await openOnServer(false);
  return { ...db, close: remove };
}

/** The name of a template database that `db migrate` made. */
export function migratedTemplate(): Promise<string> {
  return templateDatabase(sharedServer(), `migrated_${snapshotHash()}`, async (url) => {
    const db = await connectServer(url);
    try {
      await migrate(db);
    } finally {
      await db.close();
    }
  });
}

async function openInMemory(migrated: boolean): Promise<Opened> {
  const db = pgliteDatabase(await inMemory(migrated ? await loadSnapshot() : undefined));
  return { db, remove: () => db.close() };
}

export interface TestUser {
  role: 'authenticated';
  userId: string;
  email: string;
}

/** Makes an account; the result is an `Actor`. */
export async function addUser(db: Database, name = 'user'): Promise<TestUser> {
  const userId = randomUUID();
  const email = `${name}-${userId.slice(0, 8)}@example.org`;
  await db.pool.query('insert into auth.users (id, email) values ($1, $2)', [userId, email]);
  return { role: 'authenticated', userId, email };
}
