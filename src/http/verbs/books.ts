import { sql, type Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { findChapter } from '../../book/find-chapter.ts';
import { listBookStates } from '../../book/list-book-states.ts';
import { listBooks } from '../../book/list-books.ts';
import { listChapters } from '../../book/list-chapters.ts';
import {
  type Abilities,
  AppError,
  type Book,
  type BookItem,
  type BookState,
  type ChapterDetail,
  type ChapterItem,
} from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';

/** What the caller may do with books, by id: their owner may do everything. */
async function abilities(trx: Transaction<Tables>, ids: string[]): Promise<Map<string, Abilities>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('books as b')
    .select(['b.id', sql<boolean>`goldenrod.may_change(b.user_id, 'public.books')`.as('may')])
    .where('b.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, may }) => [id, { change: may, delete: may }]));
}

const NOTHING: Abilities = { change: false, delete: false };
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

async function withStates(trx: Transaction<Tables>, books: Book[]): Promise<BookItem[]> {
  const ids = books.map(({ id }) => id);
  const can = await abilities(trx, ids);
  const states = await listBookStates(trx, ids);
  return books.map((book) => ({
    ...book,
    ...(states.get(book.id) ?? NO_CHAPTERS),
    can: can.get(book.id) ?? NOTHING,
  }));
}

export async function listBookItems(trx: Transaction<Tables>): Promise<BookItem[]> {
  return withStates(trx, await listBooks(trx));
}

export async function readBookItem(trx: Transaction<Tables>, wanted: string): Promise<BookItem> {
  const book = await findBook(trx, wanted);
  const [item] = await withStates(trx, [book]);
  return item ?? { ...book, ...NO_CHAPTERS, can: NOTHING };
}

/** Deletes a book for good, with its chapters, characters and scripts. */
export async function deleteBook(trx: Transaction<Tables>, id: string): Promise<void> {
  const { numDeletedRows } = await trx.deleteFrom('books').where('id', '=', id).executeTakeFirst();
  if (numDeletedRows > 0n) return;
  throw new AppError('not_found', `there is no book "${id}"`, { details: { book: id } });
}

export async function listChapterItems(
  trx: Transaction<Tables>,
  wanted: string,
  number?: number,
): Promise<{ book: Book; items: ChapterItem[] }> {
  const book = await findBook(trx, wanted);
  const can = (await abilities(trx, [book.id])).get(book.id) ?? NOTHING;
  const chapters = await listChapters(trx, book, { number });
  return { book, items: chapters.map((chapter) => ({ ...chapter, can })) };
}

export async function readChapterItem(
  trx: Transaction<Tables>,
  input: { book: string; number: number },
): Promise<ChapterDetail> {
  const { book, items } = await listChapterItems(trx, input.book, input.number);
  const { text } = await findChapter(trx, book, input.number);
  const [item] = items;
  if (!item) throw new AppError('not_found', `"${book.title}" has no chapter ${input.number}`);
  return { ...item, book, text };
}
