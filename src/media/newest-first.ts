import { type RawBuilder, sql } from 'kysely';
import type { Page } from '../contract/index.ts';
import { MOMENT, MOMENT_FORMAT, readCursor, writeCursor } from '../db/cursor.ts';

/** Where a generation `g` stands in a listing by time. */
export const placeOfGeneration = sql<string>`to_char(g.created_at at time zone 'UTC', ${sql.lit(MOMENT_FORMAT)})`;

/** The rows `g` that come after a cursor, newest first; every row where there is none. */
export function comesAfter(cursor: string | undefined): RawBuilder<boolean> {
  const after = readCursor(cursor, MOMENT);
  if (after === undefined) return sql<boolean>`true`;
  return sql<boolean>`(g.created_at, g.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
}

/** A page of at most `limit`, made from rows of which one more was asked for. */
export function pageFrom<Row extends { id: string; place: string }, Item>(
  rows: Row[],
  limit: number,
  present: (row: Row) => Item,
): Page<Item> {
  const last = rows[limit - 1];
  const more = rows.length > limit && last !== undefined;
  return {
    items: rows.slice(0, limit).map(present),
    next: more ? writeCursor([last.place, last.id]) : null,
  };
}
