import { sql, type Transaction } from 'kysely';
import { scriptHandle } from '../book/handles/script-handle.ts';
import type { Appearance, Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

/** The versions in whose cast a character is, by chapter, style and version; not the deleted ones. */
export async function listAppearances(
  trx: Transaction<Tables>,
  book: Pick<Book, 'handle'>,
  characterId: string,
): Promise<Appearance[]> {
  const rows = await trx
    .selectFrom(
      sql<{ id: string }>`public.scripts_of_character(${characterId})`.as<'mine'>(sql`mine`),
    )
    .innerJoin('scripts as s', 's.id', 'mine.id')
    .innerJoin('chapters as c', 'c.id', 's.chapter_id')
    .where('s.deleted_at', 'is', null)
    .select(['s.id', 's.script_style', 's.version', 's.status', 'c.chapter_number'])
    .orderBy('c.chapter_number')
    .orderBy('s.script_style')
    .orderBy('s.version')
    .execute();
  return rows.map(({ id, chapter_number, status, ...version }) => ({
    script_id: id,
    handle: scriptHandle(book.handle, chapter_number, version),
    chapter: chapter_number,
    style: version.script_style,
    version: version.version,
    status,
  }));
}
