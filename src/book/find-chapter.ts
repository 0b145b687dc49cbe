import type { Transaction } from 'kysely';
import { AppError, type Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

export interface ChapterText {
  id: string;
  number: number;
  title: string;
  text: string;
}

/**
 * A chapter of a book by its number, with its prose.
 *
 * @throws AppError `not_found`, naming the numbers that there are
 */
export async function findChapter(
  trx: Transaction<Tables>,
  book: Book,
  number: number,
): Promise<ChapterText> {
  const rows = await trx
    .selectFrom('chapters')
    .where('book_id', '=', book.id)
    .where('chapter_number', '=', number)
    .select(['id', 'chapter_number', 'title', 'content'])
    .execute();
  const [row] = rows;
  if (!row) {
    throw new AppError('not_found', `"${book.title}" has no chapter ${number}`, {
      hint: `List its chapters: goldenrod chapter list --book ${book.handle}`,
      details: { book: book.handle, chapter: number },
    });
  }
  return { id: row.id, number: row.chapter_number, title: row.title, text: row.content ?? '' };
}
