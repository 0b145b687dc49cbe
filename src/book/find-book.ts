import { sql, type Transaction } from 'kysely';
import { AppError, type Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { presentBook, selectBooks } from './select-books.ts';

/** The books that a query is joined to, by what a person calls one: see goldenrod.find_books(). */
export const meantBooks = (wanted: string) =>
  sql<{ book_id: string; handle: string }>`goldenrod.find_books(${wanted})`.as<'meant'>(sql`meant`);

/**
 * The book that a person means: by id, handle, title, or any part of the handle that only one has.
 *
 * @throws AppError `not_found` where none fits, `ambiguous` where several do
 */
export async function findBook(trx: Transaction<Tables>, wanted: string): Promise<Book> {
  const found = await selectBooks(trx)
    .innerJoin(meantBooks(wanted), 'meant.book_id', 'b.id')
    .orderBy('meant.handle')
    .execute();
  const [only, ...others] = found;
  if (only && others.length === 0) return presentBook(only);
  if (!only) throw await noSuchBook(trx, wanted);
  const handles = found.map((book) => book.handle);
  // Of other people's books two may have one handle: then only their ids tell them apart.
  const names = new Set(handles).size === handles.length ? handles : found.map((book) => book.id);
  throw new AppError('ambiguous', `"${wanted}" could be ${found.length} books`, {
    hint: `Name one of: ${names.join(', ')}`,
    details: { book: wanted, candidates: names },
  });
}

const MOST_NAMED = 20;

async function noSuchBook(trx: Transaction<Tables>, wanted: string): Promise<AppError> {
  const { rows } = await sql<{ handle: string }>`
    select h.handle from goldenrod.book_handles h order by h.handle limit ${MOST_NAMED + 1}`.execute(
    trx,
  );
  const handles = rows.slice(0, MOST_NAMED).map((row) => row.handle);
  const more = rows.length > MOST_NAMED ? ', and more: goldenrod book list' : '';
  return new AppError('not_found', `there is no book "${wanted}"`, {
    hint:
      rows.length === 0
        ? 'Import one first: goldenrod book import FILE'
        : `There are: ${handles.join(', ')}${more}`,
    details: { book: wanted },
  });
}
