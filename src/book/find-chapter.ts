import { sql, type Transaction } from 'kysely';
import { AppError, type Book, type ChapterNote } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

export interface ChapterText {
  id: string;
  number: number;
  title: string;
  text: string;
  /** What its file had beside the prose. */
  notes: ChapterNote[];
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
    .selectFrom('chapters as c')
    .leftJoin('book_sources as s', 's.book_id', 'c.book_id')
    .where('c.book_id', '=', book.id)
    .where('c.chapter_number', '=', number)
    .select([
      'c.id',
      'c.chapter_number',
      'c.title',
      'c.content',
      sql<ChapterNote[] | null>`s.notes -> c.id::text`.as('notes'),
    ])
    .execute();
  const [row] = rows;
  if (!row) {
    throw new AppError('not_found', `"${book.title}" has no chapter ${number}`, {
      hint: `List its chapters: goldenrod chapter list --book ${book.handle}`,
      details: { book: book.handle, chapter: number },
    });
  }
  const { id, chapter_number, title, content, notes } = row;
  return { id, number: chapter_number, title, text: content ?? '', notes: notes ?? [] };
}
