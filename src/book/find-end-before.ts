import { sql, type Transaction } from 'kysely';
import type { Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

/** Characters: some ten pages, in which the story has come to where it is. */
export const LONGEST_END = 20_000;

/** How the chapter before this one ends; null where there is none with prose. */
export async function findEndBefore(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id'>,
  number: number,
): Promise<string | null> {
  const row = await trx
    .selectFrom('chapters as c')
    .where('c.book_id', '=', book.id)
    .where('c.chapter_number', '<', number)
    .where('c.content', '<>', '')
    .orderBy('c.chapter_number', 'desc')
    .select(sql<string>`right(c.content, ${LONGEST_END})`.as('end'))
    .limit(1)
    .executeTakeFirst();
  return row?.end ?? null;
}
