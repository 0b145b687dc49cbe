import { sql, type Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import type { ListScriptsQuery, Page, Script } from '../contract/index.ts';
import { MOMENT, MOMENT_FORMAT, NUMBER, readCursor, writeCursor } from '../db/cursor.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { presentScript } from './present-script.ts';
import { selectScripts } from './select-scripts.ts';

/** One page of the scripts that the caller can see, by the place where the page before ended. */
export function listScripts(road: Road, input: ListScriptsQuery): Promise<Page<Script>> {
  return road.look((trx) => readPage(trx, input));
}

async function readPage(trx: Transaction<Tables>, input: ListScriptsQuery): Promise<Page<Script>> {
  const byVersion = input.sort.endsWith('version');
  const direction = input.sort.startsWith('-') ? 'desc' : 'asc';
  const key = byVersion ? sql`s.version` : sql`s.created_at`;
  const after = readCursor(input.cursor, byVersion ? NUMBER : MOMENT);
  let query = (await filtered(trx, input))
    .select([
      byVersion
        ? sql<string>`s.version::text`.as('place')
        : sql<string>`to_char(s.created_at at time zone 'UTC', ${MOMENT_FORMAT})`.as('place'),
    ])
    .orderBy(key, direction)
    .orderBy('s.id', direction)
    .limit(input.limit + 1);
  if (after !== undefined) {
    const value = byVersion ? sql`${after[0]}::integer` : sql`${after[0]}::timestamptz`;
    const compare = direction === 'desc' ? sql`<` : sql`>`;
    query = query.where(sql<boolean>`(${key}, s.id) ${compare} (${value}, ${after[1]}::uuid)`);
  }
  const rows = await query.execute();
  const items = rows.slice(0, input.limit).map(presentScript);
  const last = rows[input.limit - 1];
  const more = rows.length > input.limit && last !== undefined;
  return { items, next: more ? writeCursor([last.place, last.id]) : null };
}

async function filtered(trx: Transaction<Tables>, input: ListScriptsQuery) {
  let query = selectScripts(trx).where('s.deleted_at', input.deleted ? 'is not' : 'is', null);
  if (input.book !== undefined) {
    query = query.where('c.book_id', '=', (await findBook(trx, input.book)).id);
  }
  if (input.chapter !== undefined) query = query.where('c.chapter_number', '=', input.chapter);
  if (input.style !== undefined) query = query.where('s.script_style', '=', input.style);
  if (input.status !== undefined) query = query.where('s.status', '=', input.status);
  if (input.character !== undefined) {
    query = query.where(
      's.id',
      'in',
      sql<string>`(select id from public.scripts_of_character(${input.character}))`,
    );
  }
  return query;
}
