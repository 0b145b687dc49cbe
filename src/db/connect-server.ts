import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { AppError } from '../contract/error.ts';
import type { Database } from './database.ts';
import { isPgError } from './pg-error.ts';
import type { Tables } from './tables.ts';
import { isConnectionFailure, reasonOf, translateError } from './translate-error.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens a pool on a PostgreSQL server and sees that it answers.
 * Throws `usage` for a text that is no connection string, `db.unreachable` when nobody answers.
 */
export async function connectServer(url: string): Promise<Database> {
  const where = describeTarget(url);
  const pool = new pg.Pool({
    connectionString: url,
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
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw unreachable(error, where);
  }
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  return {
    kind: 'postgres',
    pool,
    kysely,
    close: () => {
      closing ??= pool.end();
      return closing;
    },
  };
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
