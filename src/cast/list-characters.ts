import { sql, type Transaction } from 'kysely';
import type { Book, Character } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

/** A book's characters by name, with their aliases and the number of versions they appear in. */
export async function listCharacters(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id'>,
): Promise<Character[]> {
  const rows = await trx
    .selectFrom('characters as k')
    .where('k.book_id', '=', book.id)
    .select((eb) => [
      'k.id',
      'k.name',
      sql<string[]>`array(
        select a.alias from public.character_aliases a where a.character_id = k.id order by a.created_at, a.alias
      )`.as('aliases'),
      eb
        .selectFrom('scripts as s')
        .where(sql<boolean>`s.character_ids @> array[k.id]`)
        .where('s.deleted_at', 'is', null)
        .select((s) => s.fn.countAll<string>().as('n'))
        .as('scripts'),
    ])
    .orderBy('k.name')
    .orderBy('k.id')
    .execute();
  return rows.map((row) => ({ ...row, scripts: Number(row.scripts) }));
}
