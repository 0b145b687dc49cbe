import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { embeddedPool } from './embedded-pool.ts';

/** A running PGlite as a `Database`; closing it closes PGlite, then calls `onClosed`. */
export function pgliteDatabase(pglite: PGlite, onClosed: () => void = () => undefined): Database {
  const pool = embeddedPool(pglite);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const closeAll = async () => {
    try {
      await pool.end();
      await pglite.close();
    } finally {
      onClosed();
    }
  };
  let closing: Promise<void> | undefined;
  return {
    kind: 'embedded',
    pool,
    kysely,
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}
