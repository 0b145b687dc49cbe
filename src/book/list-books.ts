import type { Transaction } from 'kysely';
import type { Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { presentBook, selectBooks } from './select-books.ts';

/** Every book that the actor can see, oldest first. */
export async function listBooks(trx: Transaction<Tables>): Promise<Book[]> {
  const rows = await selectBooks(trx).orderBy('b.created_at').orderBy('b.id').execute();
  return rows.map(presentBook);
}
