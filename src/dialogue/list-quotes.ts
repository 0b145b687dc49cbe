import type { ChapterQuotes, Quote } from '../contract/index.ts';
import { computeAndCommit, type Road } from '../db/road.ts';
import { toUnits } from '../prose/words/code-points.ts';
import { inThread, pureWork } from '../threads/in-thread.ts';
import { type ChapterToRead, quotesBefore } from './place-confirmed.ts';
import { type ChapterName, type PreparedChapter, prepareChapter } from './prepare-chapter.ts';
import type { ReadQuote } from './read-chapter.ts';
import { type QuoteRow, selectQuotes } from './select-quotes.ts';
import { storeReading } from './store-reading.ts';

const reading = pureWork<typeof import('./read-chapter.ts'), 'readChapter'>(
  'dialogue/read-chapter',
  'readChapter',
  { seconds: 300 },
);

/**
 * What is said in a chapter, and by whom. It is read where that was not done yet, or where the chapter,
 * a name or a person's word changed since, and stored where the caller may change the book.
 */
export async function listQuotes(
  road: Road,
  { book, number }: ChapterName,
): Promise<ChapterQuotes> {
  const seen = await road.look((trx) => prepareChapter(trx, { book, number }, { lock: false }));
  if (seen.fresh) return presentQuotes(seen, seen.rows);
  if (!seen.book.can.change) {
    const quotes = await inThread(reading, [toRead(seen)], road);
    return presentQuotes(seen, quotes.map(asRow));
  }
  return computeAndCommit(road, {
    prepare: (trx, { committing }) => prepareChapter(trx, { book, number }, { lock: committing }),
    compute: (prepared, asker) => inThread(reading, [toRead(prepared)], asker),
    commit: async (trx, quotes, prepared) => {
      await storeReading(trx, prepared, quotes);
      return presentQuotes(prepared, await selectQuotes(trx, prepared.chapter.id));
    },
  });
}

function toRead({ chapter, known, rows }: PreparedChapter): ChapterToRead {
  return { text: chapter.text, known, before: quotesBefore(rows) };
}

/** A reading that is not stored, as if it were. */
function asRow(quote: ReadQuote): Omit<QuoteRow, 'id'> & { id: null } {
  return {
    id: null,
    start_at: quote.start,
    end_at: quote.end,
    words_hash: quote.hash,
    character_id: quote.character,
    speaker_name: quote.called,
    confidence: quote.confidence,
    how: quote.how,
    turn: quote.turn,
    conversation: quote.conversation,
    confirmed_by: null,
    confirmed_at: null,
  };
}

function presentQuotes(
  { book, chapter, known }: PreparedChapter,
  rows: readonly (Omit<QuoteRow, 'id'> & { id: string | null })[],
): ChapterQuotes {
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const placed = rows.flatMap((row) =>
    row.start_at === null || row.end_at === null
      ? []
      : [{ ...row, start: row.start_at, end: row.end_at }],
  );
  const starts = toUnits(
    chapter.text,
    placed.map(({ start }) => start),
  );
  const ends = toUnits(
    chapter.text,
    placed.map(({ end }) => end),
  );
  const items = placed.map((row, at): Quote => {
    const { id, start, end, character_id } = row;
    const name = character_id === null ? undefined : names.get(character_id);
    return {
      id,
      start,
      end,
      words: chapter.text.slice(starts[at], ends[at]),
      speaker: character_id === null || name === undefined ? null : { id: character_id, name },
      called: row.speaker_name,
      // A real of PostgreSQL has some seven digits.
      confidence: Math.round(row.confidence * 1e4) / 1e4,
      how: row.how,
      turn: row.turn,
      conversation: row.conversation,
      confirmed_by: row.confirmed_by,
      confirmed_at: row.confirmed_at?.toISOString() ?? null,
    };
  });
  const { id, number, title } = chapter;
  return {
    book,
    chapter: { id, number, title },
    can: book.can,
    items,
    next: null,
    unplaced: rows.length - placed.length,
  };
}
