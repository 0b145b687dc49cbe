import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { type ChapterText, findChapter } from '../book/find-chapter.ts';
import { selectPeople } from '../cast/found/select-found.ts';
import { withFound } from '../cast/found/with-found.ts';
import { listCharactersOf } from '../cast/list-characters.ts';
import { namesInChapter } from '../cast/names-in-chapter.ts';
import type { Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import type { KnownCharacter } from '../prose/names/characters.ts';
import { type QuoteRow, selectQuotes } from './select-quotes.ts';

/** Another reading of the same text by other rules: what is stored is stale. */
const READER = 1;

export interface ChapterName {
  /** Id, handle, title, or a part of the handle that only one book has. */
  book: string;
  number: number;
}

/** All that a reading of a chapter is made of, and the one that is stored. */
export interface PreparedChapter {
  book: Book;
  chapter: ChapterText;
  known: KnownCharacter[];
  rows: QuoteRow[];
  /** Hash of what it is made of. */
  input: string;
  /** Whether the rows were read from just that. */
  fresh: boolean;
}

/** @param lock until the transaction ends nobody else stores a reading of the chapter, or changes it */
export async function prepareChapter(
  trx: Transaction<Tables>,
  { book: wanted, number }: ChapterName,
  { lock }: { lock: boolean },
): Promise<PreparedChapter> {
  const book = await findBook(trx, wanted);
  if (lock) {
    await sql`select from public.chapters
      where book_id = ${book.id} and chapter_number = ${number} for no key update`.execute(trx);
  }
  const chapter = await findChapter(trx, book, number);
  const known = await knownInChapter(trx, book, number);
  const rows = await selectQuotes(trx, chapter.id);
  const input = hashOf(chapter.text, known, rows);
  const read = await trx
    .selectFrom('goldenrod.chapter_readings')
    .select('input_hash')
    .where('chapter_id', '=', chapter.id)
    .executeTakeFirst();
  return { book, chapter, known, rows, input, fresh: read?.input_hash === input };
}

/**
 * The characters of a book with all that one of its chapters calls them, and whom the reading of the
 * whole book found beside them.
 */
export async function knownInChapter(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id'>,
  number: number,
): Promise<KnownCharacter[]> {
  const characters = namesInChapter(await listCharactersOf(trx, book), number);
  return withFound(characters, await selectPeople(trx, book.id));
}

/** Of confirmed quotations not their places: those follow from the text. */
function hashOf(text: string, known: KnownCharacter[], rows: readonly QuoteRow[]): string {
  const confirmed = rows
    .flatMap(({ id, confirmed_at, character_id }) =>
      confirmed_at === null ? [] : [[id, character_id]],
    )
    .sort();
  const names = known
    .map(({ id, name, aliases, ...found }) =>
      Object.keys(found).length === 0 ? [id, name, aliases] : [id, name, aliases, found],
    )
    .sort();
  return createHash('sha256')
    .update(JSON.stringify([READER, names, confirmed]))
    .update(text)
    .digest('hex');
}
