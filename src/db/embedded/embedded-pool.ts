import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import type { Engine } from './engine.ts';

/**
 * A pg pool of one over an embedded database. A client that the pool throws away (a failed
 * `pool.query` is enough) leaves its transaction and its role behind, since PGlite has one session
 * for ever: each new client clears that first, and has a connection object of its own.
 */
export function embeddedPool(engine: Engine): pg.Pool {
  class EmbeddedClient extends pg.Client {
    constructor() {
      super(createPgConfig(engine.connect()) as unknown as pg.ClientConfig);
      sayWhyLost(this);
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

/**
 * A transaction whose connection was lost is rolled back on it by whoever began it: what that
 * answers is why it was lost, not that it is.
 */
function sayWhyLost(client: pg.Client): void {
  client.on('error', (lost) => {
    client.query = ((...args: unknown[]) => {
      const told = args.findLast((arg) => typeof arg === 'function');
      if (told === undefined) return Promise.reject(lost);
      process.nextTick(told as (error: Error) => void, lost);
      return undefined;
    }) as typeof client.query;
  });
}
