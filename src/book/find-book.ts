import type { Transaction } from 'kysely';
import { AppError, type Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { listBooks } from './list-books.ts';

/** The surest first: an id or a whole handle names one book, also where others have it as their title. */
const WAYS: ((book: Book, wanted: string) => boolean)[] = [
  (book, wanted) => book.id === wanted || book.handle === wanted,
  (book, wanted) => book.title.toLowerCase() === wanted,
  (book, wanted) => book.handle.startsWith(wanted),
  (book, wanted) => book.handle.includes(wanted),
];

function matches(books: Book[], wanted: string): Book[] {
  const folded = wanted.trim().toLowerCase();
  for (const fits of WAYS) {
    const found = books.filter((book) => fits(book, folded));
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * The book that a person means: by id, handle, title, or any part of the handle that only one has.
 *
 * @throws AppError `not_found` where none fits, `ambiguous` where several do
 */
export async function findBook(trx: Transaction<Tables>, wanted: string): Promise<Book> {
  const books = await listBooks(trx);
  const found = wanted.trim() === '' ? [] : matches(books, wanted);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (!only) {
    throw new AppError('not_found', `there is no book "${wanted}"`, {
      hint:
        books.length === 0
          ? 'Import one first: goldenrod book import FILE'
          : `There are: ${books.map((book) => book.handle).join(', ')}`,
      details: { book: wanted },
    });
  }
  throw new AppError('ambiguous', `"${wanted}" could be ${found.length} books`, {
    hint: `Name one of: ${found.map((book) => book.handle).join(', ')}`,
    details: { book: wanted, candidates: found.map((book) => book.handle) },
  });
}
