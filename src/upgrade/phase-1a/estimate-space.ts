import type { Queryable } from '../../db/migration-files/history.ts';
import { ALTERED_TABLES } from './tables.ts';

/**
 * Indexes of the end state, per row of scripts: two of three uuids' width and a style (110 bytes
 * each), a uuid (40), status, version and score (8 to 24 each), with free space in pages; as
 * bench/upgrade finds them, rounded up.
 */
const INDEX_BYTES_PER_ROW = 400;
/** Rows that get another status or owner are written anew; their old versions go at the next vacuum. */
const REWRITTEN_PART = 0.5;
/** What is written is written to the log as well, which is kept until the next two checkpoints. */
const LOG_FACTOR = 2;

const SIZES = `
select coalesce(sum(greatest(c.reltuples, 0)), 0)::float8 as rows,
       coalesce(sum(pg_table_size(c.oid)), 0)::float8 as bytes
  from pg_catalog.pg_class c
 where c.oid = any (array(select to_regclass(name)::oid from unnest($1::text[]) as name))`;

/** Bytes that an online migration takes at its height, about. */
export async function estimateSpace(session: Queryable): Promise<number> {
  const { rows } = await session.query(SIZES, [ALTERED_TABLES]);
  const found = rows[0] as { rows: number; bytes: number };
  return Math.round((found.rows * INDEX_BYTES_PER_ROW + found.bytes * REWRITTEN_PART) * LOG_FACTOR);
}
