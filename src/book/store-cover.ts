import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';
import type { Cover } from './read/cover/read-cover.ts';

/** Keeps a picture as the cover of a book, in place of the one that it has. */
export async function storeCover(
  trx: Transaction<Tables>,
  book: string,
  { type, width, height, content }: Cover,
): Promise<void> {
  const cover = { media_type: type, width, height, content };
  await trx
    .insertInto('goldenrod.book_covers')
    .values({ book_id: book, ...cover })
    .onConflict((conflict) => conflict.column('book_id').doUpdateSet(cover))
    .execute();
}
