import { sql, type Transaction } from 'kysely';
import type { Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { addAlias } from './add-alias.ts';

/** Adds a character to a book, with the other names that the book calls it by; answers its id. */
export async function addCharacter(
  trx: Transaction<Tables>,
  input: { book: Pick<Book, 'id'>; name: string; aliases: string[] },
): Promise<string> {
  const { id } = await trx
    .insertInto('characters')
    .values({ book_id: input.book.id, user_id: sql<string>`auth.uid()`, name: input.name })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const alias of input.aliases.filter((each) => each !== input.name)) {
    await addAlias(trx, id, alias.slice(0, 200));
  }
  return id;
}
