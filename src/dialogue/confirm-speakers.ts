import { sql, type Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { findChapter } from '../book/find-chapter.ts';
import { chooseCharacter } from '../cast/find-character.ts';
import { listCharactersOf } from '../cast/list-characters.ts';
import { AppError, type Book, type ChapterQuotes } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { listQuotes } from './list-quotes.ts';
import type { ChapterName } from './prepare-chapter.ts';
import { selectQuotes } from './select-quotes.ts';
import { takeTurns } from './take-turns.ts';

type Trx = Transaction<Tables>;
type ChangedQuotes = ChapterQuotes & {
  /** Id of the change, by which it can be undone. */
  change: string;
};

/** Who says a quotation. */
interface Said {
  quote: string;
  /** Id of a character; null: nobody of the book. */
  speaker: string | null;
}

/**
 * Confirms who says quotations of a chapter, by id, name or alias; null is nobody of the book. From then
 * on that holds, whatever the text suggests, and tells of the quotations around.
 *
 * @throws AppError `not_found`, `ambiguous`, `invalid`
 */
export async function confirmSpeakers(
  road: Road,
  { book, number, said }: ChapterName & { said: Said[] },
): Promise<ChangedQuotes> {
  const change = await road.commit(async (trx) => {
    const found = await findTalk(trx, { book, number });
    const chosen = chooser(found.book, number, found.characters);
    return confirm(
      trx,
      { book: found.book, number, quotes: new Set(found.rows.map(({ id }) => id)) },
      said.map(({ quote, speaker }) => ({
        quote,
        speaker: speaker === null ? null : chosen(speaker),
      })),
    );
  });
  return { ...(await listQuotes(road, { book, number })), change };
}

/** Confirms that two speakers take turns from a quotation on: see takeTurns(). */
export async function alternateSpeakers(
  road: Road,
  {
    book,
    number,
    quote,
    speaker,
    other,
  }: ChapterName & { quote: string; speaker?: string | undefined; other?: string | undefined },
): Promise<ChangedQuotes> {
  const change = await road.commit(async (trx) => {
    const found = await findTalk(trx, { book, number });
    const chosen = chooser(found.book, number, found.characters);
    const turns = takeTurns(found.rows, {
      quote,
      speaker: speaker === undefined ? undefined : chosen(speaker),
      other: other === undefined ? undefined : chosen(other),
    });
    const quotes = new Set(found.rows.map(({ id }) => id));
    return confirm(trx, { book: found.book, number, quotes }, turns);
  });
  return { ...(await listQuotes(road, { book, number })), change };
}

/** Takes back what was confirmed at once. */
export async function undoQuoteChange(
  road: Road,
  { change }: { change: string },
): Promise<ChapterQuotes> {
  const chapter = await road.commit(async (trx) => {
    await sql`select public.undo_quote_change(${change})`.execute(trx);
    return trx
      .selectFrom('goldenrod.quote_changes as x')
      .innerJoin('chapters as c', 'c.id', 'x.chapter_id')
      .where('x.id', '=', change)
      .select(['c.book_id as book', 'c.chapter_number as number'])
      .executeTakeFirstOrThrow();
  });
  return listQuotes(road, chapter);
}

async function findTalk(trx: Trx, { book: wanted, number }: ChapterName) {
  const book = await findBook(trx, wanted);
  const { id } = await findChapter(trx, book, number);
  return {
    book,
    rows: await selectQuotes(trx, id),
    characters: await listCharactersOf(trx, book),
  };
}

function chooser(
  book: Book,
  chapter: number,
  characters: Parameters<typeof chooseCharacter>[1],
): (wanted: string) => string {
  return (wanted) => chooseCharacter(book, characters, wanted, { chapter }).id;
}

async function confirm(
  trx: Trx,
  { book, number, quotes }: { book: Book; number: number; quotes: ReadonlySet<string> },
  said: readonly Said[],
): Promise<string> {
  const missing = said.find(({ quote }) => !quotes.has(quote));
  if (missing !== undefined) {
    throw new AppError('not_found', `chapter ${number} has no quotation ${missing.quote}`, {
      hint: `List them: goldenrod dialogue list --book ${book.handle} --chapter ${number}. A changed chapter has others.`,
      details: { quote: missing.quote },
    });
  }
  const { rows } = await sql<{ id: string }>`select public.confirm_quotes(
    ${said.map(({ quote }) => quote)}::uuid[], ${said.map(({ speaker }) => speaker)}::uuid[]
  ) as id`.execute(trx);
  return rows[0]?.id ?? '';
}
