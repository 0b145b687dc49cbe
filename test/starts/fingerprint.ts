import pg from 'pg';
import type { SqlSession } from '../../src/db/generated/schema-snapshot.ts';

export interface TableFingerprint {
  /** By name. */
  columns: string[];
  rows: number;
  /** By column: one checksum of all its values, in the order of the primary key. */
  checksums: Record<string, string>;
}

/** By the table's name. */
export type Fingerprint = Map<string, TableFingerprint>;

interface TableShape {
  name: string;
  columns: string[];
  key: string[];
}

const TABLE_SHAPES = `
select c.relname as name,
       array(select a.attname::text from pg_catalog.pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              order by a.attname) as columns,
       array(select a.attname::text from pg_catalog.pg_index i
               join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
              where i.indrelid = c.oid and i.indisprimary
              order by array_position(i.indkey::int2[], a.attnum)) as key
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = $1 and c.relkind in ('r', 'p')
 order by c.relname`;

/**
 * What every column of every table holds, to prove that a migration lost and changed nothing.
 * The session must see all rows (superuser, owner). Values count by their text, so an enum and the
 * same word in a varchar are equal, while NULL and the empty text are not.
 */
export async function fingerprint(
  session: SqlSession,
  { schema = 'public' }: { schema?: string } = {},
): Promise<Fingerprint> {
  const { rows } = await session.query(TABLE_SHAPES, [schema]);
  const found: Fingerprint = new Map();
  for (const shape of rows as TableShape[]) {
    found.set(shape.name, await fingerprintOf(session, schema, shape));
  }
  return found;
}

async function fingerprintOf(
  session: SqlSession,
  schema: string,
  { name, columns, key }: TableShape,
): Promise<TableFingerprint> {
  const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
  const sums = columns.map((column) => {
    const quoted = pg.escapeIdentifier(column);
    const value = `coalesce(md5(${quoted}::text), 'null')`;
    const order = key.length > 0 ? key.map((part) => pg.escapeIdentifier(part)).join(', ') : value;
    return `md5(coalesce(string_agg(${value}, '' order by ${order}), '')) as ${quoted}`;
  });
  const count = await session.query(`select count(*)::integer as count from ${table}`);
  const [{ count: rows } = { count: 0 }] = count.rows as { count: number }[];
  const summed = await session.query(`select ${sums.join(', ') || 'true'} from ${table}`);
  const [checksums = {}] = summed.rows as Record<string, string>[];
  return { columns, rows, checksums };
}

/**
 * What of `before` is no longer there in `after`, as sentences; empty when all is. Tables and
 * columns that are only in `after` are no loss.
 */
export function losses(before: Fingerprint, after: Fingerprint): string[] {
  const lost: string[] = [];
  for (const [table, was] of before) {
    const is = after.get(table);
    if (is === undefined) lost.push(`table ${table} is gone`);
    else lost.push(...lossesOf(table, was, is));
  }
  return lost;
}

function lossesOf(table: string, was: TableFingerprint, is: TableFingerprint): string[] {
  if (was.rows !== is.rows) return [`table ${table} had ${was.rows} rows and has ${is.rows}`];
  return was.columns
    .filter((column) => was.checksums[column] !== is.checksums[column])
    .map((column) =>
      is.columns.includes(column)
        ? `values of ${table}.${column} changed`
        : `column ${table}.${column} is gone`,
    );
}
