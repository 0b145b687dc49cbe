import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../db/tables.ts';

export type FoundRow = Awaited<ReturnType<typeof selectFound>>[number];

/** Another reading of the same book by other rules: what is stored is stale. */
const READER = 1;

/** Begins the name of a reading that is not at its end, in the place of the hash of what was read. */
export const UNFINISHED = 'reading ';

/** Whom the reading of a book found, most mentioned first. */
export function selectFound(trx: Transaction<Tables>, bookId: string) {
  return trx
    .selectFrom('found_characters')
    .selectAll()
    .where('book_id', '=', bookId)
    .orderBy('mentions', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export type FoundPerson = Awaited<ReturnType<typeof selectPeople>>[number];

/**
 * Those of them who stand for somebody, without counts and quotations: what a reading of a chapter asks
 * for. The order is no count's, so that a reading of the book that goes on changes nothing for a draft.
 */
export function selectPeople(trx: Transaction<Tables>, bookId: string) {
  return trx
    .selectFrom('found_characters')
    .select(['id', 'name', 'aliases', 'gender', 'is_role', 'narrator', 'character_id'])
    .where('book_id', '=', bookId)
    .where('merged_into', 'is', null)
    .where((eb) => eb.or([eb('decision', 'is', null), eb('decision', '<>', 'dismissed')]))
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Hash of what a reading of the book as it is now would be made of. */
export async function bookInput(trx: Transaction<Tables>, bookId: string): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    select goldenrod.hash(concat(${READER}::integer, string_agg(
      concat(c.chapter_number, ' ', goldenrod.hash(coalesce(c.content, ''))), ',' order by c.chapter_number, c.id
    ))) as hash
    from public.chapters c where c.book_id = ${bookId}`.execute(trx);
  return rows[0]?.hash ?? '';
}

export function selectBookReading(trx: Transaction<Tables>, bookId: string) {
  return trx
    .selectFrom('goldenrod.book_readings')
    .select(['input_hash', 'read_at'])
    .where('book_id', '=', bookId)
    .executeTakeFirst();
}
