import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** Until the transaction ends nobody else has this lock: one at a time changes who is in a book. */
export async function lockBook(trx: Transaction<Tables>, { id }: { id: string }): Promise<void> {
  await trx.selectFrom('books').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}
