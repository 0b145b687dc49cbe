import type { Transaction } from 'kysely';
import type { Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { bookHandles } from './handles/book-handles.ts';

/** Every book that the actor can see, oldest first. */
export async function listBooks(trx: Transaction<Tables>): Promise<Book[]> {
  const rows = await trx
    .selectFrom('books as b')
    .leftJoin('book_sources as s', 's.book_id', 'b.id')
    .select((eb) => [
      'b.id',
      'b.title',
      's.author',
      's.language',
      's.imported_at',
      eb
        .selectFrom('chapters as c')
        .whereRef('c.book_id', '=', 'b.id')
        .select((c) => c.fn.countAll<string>().as('n'))
        .as('chapters'),
    ])
    .orderBy('b.created_at')
    .orderBy('b.id')
    .execute();
  const handles = bookHandles(rows);
  return rows.map((row) => ({
    id: row.id,
    handle: handles.get(row.id) ?? row.id,
    title: row.title,
    author: row.author,
    language: row.language,
    chapters: Number(row.chapters),
    imported_at: row.imported_at?.toISOString() ?? null,
  }));
}
