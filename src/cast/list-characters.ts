import { sql, type Transaction } from 'kysely';
import type { Book, Character } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

/** A book's characters by name, with what they are called and the number of versions they appear in. */
export async function listCharactersOf(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id'>,
): Promise<Character[]> {
  const rows = await trx
    .selectFrom('characters as k')
    .innerJoin(names(book), 'n.id', 'k.id')
    .leftJoin(appearances(book).as('a'), 'a.id', 'k.id')
    .select([
      'k.id',
      'k.name',
      'n.aliases',
      'n.chapter_aliases',
      sql<number>`coalesce(a.scripts, 0)`.as('scripts'),
      'k.book_id',
      sql<boolean>`goldenrod.may_change(k.user_id, 'public.characters')`.as('may'),
    ])
    .where('k.book_id', '=', book.id)
    .orderBy('k.name')
    .orderBy('k.id')
    .execute();
  return rows.map(({ may, ...row }) => ({ ...row, can: { change: may, delete: may } }));
}

const names = (book: Pick<Book, 'id'>) =>
  sql<
    Pick<Character, 'id' | 'aliases' | 'chapter_aliases'>
  >`jsonb_to_recordset(goldenrod.book_names(${book.id}))`.as<'n'>(
    sql`n (id uuid, aliases text[], chapter_aliases jsonb)`,
  );

/** Every cast of the book is read once, rather than every script once for each character. */
function appearances(book: Pick<Book, 'id'>) {
  return sql<{ id: string; scripts: number }>`(
    select ids.id, count(*)::integer as scripts
    from public.scripts s cross join unnest(s.character_ids) as ids (id)
    where s.deleted_at is null and (s.chapter_id is null or s.chapter_id = any (array(
      select c.id from public.chapters c where c.book_id = ${book.id}
    )))
    group by ids.id
  )`;
}
