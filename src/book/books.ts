import { sql, type Transaction } from 'kysely';
import {
  AppError,
  type BookChange,
  type BookItem,
  type BookState,
  type Page,
} from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { findBook } from './find-book.ts';
import { listBookStates } from './list-book-states.ts';
import { presentBook, selectBooks } from './select-books.ts';

type Trx = Transaction<Tables>;

const NO_CHAPTERS: BookState = {
  versions: 0,
  chapter_states: {
    none: 0,
    draft: 0,
    evaluated: 0,
    approved: 0,
    rejected: 0,
    active: 0,
    stale: 0,
  },
};

/** Every book that the actor can see, oldest first. */
export function listBooks(road: Road): Promise<Page<BookItem>> {
  return road.look(async (trx) => {
    const books = await selectBooks(trx).orderBy('b.created_at').orderBy('b.id').execute();
    const states = await listBookStates(
      trx,
      books.map(({ id }) => id),
    );
    const items = books.map((book) => ({
      ...presentBook(book),
      ...(states.get(book.id) ?? NO_CHAPTERS),
    }));
    return { items, next: null };
  });
}

/** A book with what its chapters have come to. */
export function getBook(road: Road, { book }: { book: string }): Promise<BookItem> {
  return road.look((trx) => readBookItem(trx, book));
}

/**
 * Gives a book another title, author or language; its handle stays, so that what names it goes on
 * doing so.
 * @throws AppError `invalid` for an author or language of a book that came from no file
 */
export function renameBook(
  road: Road,
  { book, title, handle, author, language }: { book: string } & BookChange,
): Promise<BookItem> {
  return road.commit(async (trx) => {
    const { id } = await findBook(trx, book);
    if (title !== undefined)
      await trx.updateTable('books').set({ title }).where('id', '=', id).execute();
    if (author !== undefined || language !== undefined)
      await changeSource(trx, id, { author, language });
    if (handle) await sql`select public.renew_book_handle(${id})`.execute(trx);
    return readBookItem(trx, id);
  });
}

async function changeSource(
  trx: Trx,
  book: string,
  said: Pick<BookChange, 'author' | 'language'>,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('book_sources')
    .set(said)
    .where('book_id', '=', book)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new AppError('invalid', 'a book that came from no file has no author and no language', {
    hint: 'Change its title alone, or import the book from its file.',
    details: { book },
  });
}

/** Deletes a book for good, with its chapters, characters and scripts; by its id alone. */
export function deleteBook(road: Road, { book }: { book: string }): Promise<undefined> {
  return road.commit(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('books')
      .where('id', '=', book)
      .executeTakeFirst();
    if (numDeletedRows > 0n) return undefined;
    throw new AppError('not_found', `there is no book "${book}"`, { details: { book } });
  });
}

/** A book with what its chapters have come to, in a transaction that is open. */
export async function readBookItem(trx: Trx, wanted: string): Promise<BookItem> {
  const book = await findBook(trx, wanted);
  return { ...book, ...((await listBookStates(trx, [book.id])).get(book.id) ?? NO_CHAPTERS) };
}
