import type { Transaction } from 'kysely';
import type { Book } from '../../contract/index.ts';
import { compileOnce } from '../../db/compile-once.ts';
import type { Tables } from '../../db/tables.ts';
import { bookHandles } from './book-handles.ts';

const titles = compileOnce((trx) =>
  trx.selectFrom('books').select(['id', 'title']).orderBy('created_at').orderBy('id'),
);

/** What every book that the actor can see is called: enough to name scripts, and quicker than the books. */
export async function listBookHandles(
  trx: Transaction<Tables>,
): Promise<Pick<Book, 'id' | 'handle'>[]> {
  const handles = bookHandles(await titles(trx));
  return [...handles].map(([id, handle]) => ({ id, handle }));
}
