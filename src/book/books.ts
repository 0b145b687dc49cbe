import { sql, type Transaction } from 'kysely';
import { AppError, type BookItem, type BookState, type Page } from '../contract/index.ts';
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
  return road.look((trx) => readItem(trx, book));
}

/** Gives a book another title; its handle stays, so that what names it goes on doing so. */
export function renameBook(
  road: Road,
  input: {
    book: string;
    title: string;
    /** True: the handle is made anew, of the new title. */
    handle: boolean;
  },
): Promise<BookItem> {
  return road.commit(async (trx) => {
    const { id } = await findBook(trx, input.book);
    await trx.updateTable('books').set({ title: input.title }).where('id', '=', id).execute();
    if (input.handle) await sql`select public.renew_book_handle(${id})`.execute(trx);
    return readItem(trx, id);
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

async function readItem(trx: Trx, wanted: string): Promise<BookItem> {
  const book = await findBook(trx, wanted);
  return { ...book, ...((await listBookStates(trx, [book.id])).get(book.id) ?? NO_CHAPTERS) };
}
