import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { AppError } from '../contract/error.ts';
import { FairTurns } from '../turns/fair-turns.ts';
import type { Database } from './database.ts';
import { isPgError } from './pg-error.ts';
import { PROBE } from './probe.ts';
import type { Tables } from './tables.ts';
import { isConnectionFailure, reasonOf, translateError } from './translate-error.ts';
import { watchedClients } from './watched-client.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const CONNECTIONS = 10;
/** Of these, two are left for what no account asks: readiness, figures, the queue's own looks. */
const TURNS = {
  places: CONNECTIONS - 2,
  share: 4,
  patience: {
    milliseconds: 10_000,
    error: () =>
      new AppError('db.busy', 'every connection that this account may have is in use', {
        hint: 'Try again in a moment, with less at once.',
      }),
  },
};

/**
 * Opens a pool on a PostgreSQL server and sees that it answers.
 * Throws `usage` for a text that is no connection string, `db.unreachable` when nobody answers.
 */
export async function connectServer(url: string): Promise<Database> {
  const where = describeTarget(url);
  const pool = new pg.Pool({
    connectionString: url,
    Client: watchedClients(),
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // Shown in pg_stat_activity; an application_name in the connection string wins.
    fallback_application_name: 'goldenrod',
    keepAlive: true,
  });
  // A session that breaks is told of at its next query, and replaced. Without a listener node would
  // exit: the pool listens to idle ones alone, not to one that waits inside a transaction.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await pool.query(PROBE);
  } catch (error) {
    await pool.end();
    throw unreachable(error, where);
  }
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const stops = stopPool(url);
  const closeAll = async () => {
    await Promise.all([pool.end(), stops.end()]);
  };
  let closing: Promise<void> | undefined;
  return {
    kind: 'postgres',
    pool,
    kysely,
    turns: new FairTurns(TURNS),
    cancel: async (pid) => {
      await stops.query('select pg_cancel_backend($1)', [pid]);
    },
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}

/** Beside the pool, whose connections may all be in use just then. */
function stopPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 1_000,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
    fallback_application_name: 'goldenrod',
  });
  pool.on('error', () => undefined);
  return pool;
}

/** `host:port, database "name"`: what may be told of a connection string. */
export function describeTarget(url: string): string {
  let client: pg.Client;
  try {
    if (!/^(postgres(ql)?|socket):/i.test(url) && !url.startsWith('/')) throw new Error('scheme');
    client = new pg.Client({ connectionString: url });
  } catch {
    throw new AppError('usage', 'the database URL is not a PostgreSQL connection string', {
      hint: 'It looks like postgresql://user@host:5432/database, with special characters percent-encoded.',
    });
  }
  const at = client.host.startsWith('/') ? client.host : `${client.host}:${client.port}`;
  return `${at}, database "${client.database ?? ''}"`;
}

function unreachable(error: unknown, where: string): unknown {
  if (isConnectionFailure(error) || (error instanceof Error && !isPgError(error))) {
    return new AppError('db.unreachable', `no database at ${where}: ${reasonOf(error)}`, {
      hint: 'Check that the server runs, its address, and the connection string. Without one, Goldenrod uses its own embedded database.',
      cause: error,
    });
  }
  const translated = translateError(error);
  if (!(translated instanceof AppError)) return translated;
  return new AppError(translated.code, `no access to ${where}: ${translated.message}`, {
    hint: translated.hint,
    details: translated.details,
    cause: error,
  });
}
