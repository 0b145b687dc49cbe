import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';

/**
 * A pg pool of one over an embedded database. A client that the pool throws away (a failed
 * `pool.query` is enough) leaves its transaction and its role behind, since PGlite has one session
 * for ever: each new client clears that first, and has a connection object of its own.
 */
export function embeddedPool(pglite: PGlite): pg.Pool {
  class EmbeddedClient extends pg.Client {
    constructor() {
      super(createPgConfig(pglite) as unknown as pg.ClientConfig);
    }
  }
  const pool = new pg.Pool({
    Client: EmbeddedClient,
    max: 1,
    idleTimeoutMillis: 0,
    onConnect: async (client) => {
      await client.query('rollback');
      await client.query('discard all');
    },
  });
  pool.on('error', () => undefined);
  return pool;
}
