import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { readTableSpace } from './table-space.ts';

/** In bytes. */
export interface DatabaseSpace {
  /** All tables and indexes, PostgreSQL's own included, without the log. */
  size: number;
  /** Of that, what could be had back by writing tables anew; see `readTableSpace`. */
  reclaimable: number;
}

/** Cheap on any database: sizes of files and PostgreSQL's own counts. */
export async function readDatabaseSpace({ kysely }: Database): Promise<DatabaseSpace> {
  const { rows } = await sql<{ size: number }>`
    select pg_catalog.pg_database_size(current_database())::float8 as size`.execute(kysely);
  const tables = await readTableSpace(kysely);
  return {
    size: rows[0]?.size ?? 0,
    reclaimable: Math.round(tables.reduce((sum, table) => sum + table.reclaimable, 0)),
  };
}
