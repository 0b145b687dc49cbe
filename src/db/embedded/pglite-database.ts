import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { embeddedPool } from './embedded-pool.ts';
import type { Engine } from './engine.ts';

/** A running PGlite as a `Database`; closing it closes PGlite. */
export function pgliteDatabase(pglite: PGlite): Database {
  return engineDatabase({ connect: () => pglite, close: () => pglite.close() });
}

/** An engine as a `Database`; closing it ends what goes on beside it, and closes the engine. */
export function engineDatabase(
  engine: Engine,
  beside: (db: Database) => { end(): Promise<void> } = () => ({ end: async () => undefined }),
): Database {
  const pool = embeddedPool(engine);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const closeAll = async () => {
    await aside.end();
    await pool.end();
    await engine.close();
  };
  let closing: Promise<void> | undefined;
  const db: Database = {
    kind: 'embedded',
    pool,
    kysely,
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
  const aside = beside(db);
  return db;
}
