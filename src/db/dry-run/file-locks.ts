import type pg from 'pg';
import type { Database } from '../database.ts';
import { makePlatform } from '../migrate/ensure-platform.ts';
import { migrate } from '../migrate/migrate.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';
import { splitStatements } from '../migration-files/split-statements.ts';
import { type ClonedCatalog, cloneTables } from './clone-tables.ts';

/** PostgreSQL's names of the modes that are told, the weakest first: all weaker ones let everybody work. */
export const LOCK_MODES = [
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const;
export type LockMode = (typeof LOCK_MODES)[number];

/** The strongest lock that a file takes on a table, and keeps to its end. */
export interface FileLock {
  /** With its schema. */
  table: string;
  mode: LockMode;
  /** Whether the whole table is read meanwhile. */
  scans: boolean;
}

export interface LockQuestion {
  /** The files to run, oldest first. */
  pending: readonly MigrationFile[];
  /** Those that ran before; where there is none, the tables are cloned from `shape`. */
  applied: readonly MigrationFile[];
  shape: ClonedCatalog;
  /** Those of interest, with their schema. */
  tables: readonly string[];
}

/**
 * What each file locks, by its version: runs them on an empty scratch database of the same shape and
 * reads pg_locks at the end of each. Takes some seconds.
 * @throws AppError or the server's error where a file does not run on the scratch
 */
export async function fileLocks(
  openScratch: () => Promise<Database>,
  { pending, applied, shape, tables }: LockQuestion,
): Promise<Map<string, FileLock[]>> {
  const scratch = await openScratch();
  try {
    await makePlatform(scratch.pool);
    if (applied.length > 0) await migrate(scratch, { files: applied });
    else await cloneTables(scratch.pool, shape, tables);
    const client = await scratch.pool.connect();
    try {
      const locks = new Map<string, FileLock[]>();
      for (const file of pending) locks.set(file.version, await locksOf(client, file, tables));
      return locks;
    } finally {
      client.release(true);
    }
  } finally {
    await scratch.close();
  }
}

/** As run-file.ts runs it: in one transaction, which keeps all its locks to the end. */
async function locksOf(
  client: pg.PoolClient,
  { sql }: MigrationFile,
  tables: readonly string[],
): Promise<FileLock[]> {
  await client.query('begin');
  const before = await countScans(client, tables);
  for (const { text } of splitStatements(sql)) await client.query(text);
  const after = await countScans(client, tables);
  const { rows } = await client.query<{ table: string; modes: string[] }>(HELD, [tables]);
  await client.query('commit');
  return rows.flatMap(({ table, modes }) => {
    const mode = LOCK_MODES.findLast((one) => modes.includes(one));
    const scans = (after.get(table) ?? 0) > (before.get(table) ?? 0);
    return mode === undefined ? [] : { table, mode, scans };
  });
}

/** `AccessExclusiveLock` as ACCESS EXCLUSIVE. */
const HELD = `
select t.name as table,
       array_agg(upper(regexp_replace(replace(l.mode, 'Lock', ''), '([a-z])([A-Z])', '\\1 \\2', 'g'))) as modes
  from unnest($1::text[]) with ordinality as t (name, place)
  join pg_catalog.pg_locks l on l.relation = pg_catalog.to_regclass(t.name)
 where l.locktype = 'relation' and l.granted and l.pid = pg_catalog.pg_backend_pid()
 group by t.name, t.place order by t.place`;

/** How often each table was read whole; the count stands still but for this transaction. */
const SCANS = `
select t.name as table, coalesce(pg_catalog.pg_stat_get_xact_numscans(pg_catalog.to_regclass(t.name)), 0)::integer as scans
  from unnest($1::text[]) as t (name)`;

async function countScans(
  client: pg.PoolClient,
  tables: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ table: string; scans: number }>(SCANS, [tables]);
  return new Map(rows.map(({ table, scans }) => [table, scans]));
}
