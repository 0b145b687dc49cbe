import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { type ChapterText, findChapter } from '../book/find-chapter.ts';
import { findEndBefore } from '../book/find-end-before.ts';
import { readNewCues } from '../cast/read-cues.ts';
import type { Book, DraftedScript } from '../contract/index.ts';
import { computeAndCommit, type Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { confirmedInChapter } from '../dialogue/confirmed-in-chapter.ts';
import { knownInChapter } from '../dialogue/prepare-chapter.ts';
import { type QuoteRow, selectQuotes } from '../dialogue/select-quotes.ts';
import { addVersion } from '../script/add-version.ts';
import { refuseUnknownStyle } from '../script/refuse-unknown-style.ts';
import { findSettings } from '../script/styles.ts';
import { inThread, pureWork } from '../threads/in-thread.ts';
import type { Drafter, DraftInput } from './types.ts';

const offline = pureWork<typeof import('./offline/draft-offline.ts'), 'draftOffline'>(
  'draft/offline/draft-offline',
  'draftOffline',
  { seconds: 300 },
);
const draftInThread: Drafter = (input, asker) => inThread(offline, [input], asker);

export interface DraftScriptInput {
  book: string;
  number: number;
  style: string;
  /** How long the draft may be; without it as long as the style says. */
  minutes?: number | undefined;
}

/**
 * Drafts a chapter as a screenplay and stores it as the next version, cast and all. What people confirmed
 * of its speakers holds.
 *
 * @param drafter the offline one where none is given
 * @throws AppError `not_found`, `script.unknown_style`, `script.empty` for a chapter without a word
 */
export function draftScript(
  road: Road,
  input: DraftScriptInput,
  drafter: Drafter = draftInThread,
): Promise<DraftedScript> {
  return computeAndCommit(road, {
    prepare: (trx) => readChapterToDraft(trx, input),
    compute: async ({ given, rows }, asker) => {
      const { chapter, known } = given;
      const confirmed = await confirmedInChapter({ text: chapter.text, known, rows }, asker);
      const drafted = await drafter({ ...given, confirmed }, asker);
      const cues = await readNewCues(drafted.fountain, asker);
      return { ...drafted, cues };
    },
    commit: async (trx, { fountain, cues, characters, sources, report }, { book, chapter }) => {
      const script = await addVersion(trx, {
        book,
        chapter,
        style: input.style,
        text: fountain,
        cues,
        origin: 'draft',
        characters,
        facts: { sources, report },
      });
      return { ...script, report };
    },
  });
}

async function readChapterToDraft(
  trx: Transaction<Tables>,
  { book: wanted, number, style, minutes }: DraftScriptInput,
): Promise<{ book: Book; chapter: ChapterText; given: DraftInput; rows: QuoteRow[] }> {
  const book = await findBook(trx, wanted);
  const chapter = await findChapter(trx, book, number);
  await refuseUnknownStyle(trx, style);
  const settings = await findSettings(trx, style);
  const known = await knownInChapter(trx, book, number);
  const rows = await selectQuotes(trx, chapter.id);
  const before = await findEndBefore(trx, book, number);
  return {
    book,
    chapter,
    given: {
      book: { title: book.title, author: book.author },
      chapter,
      style,
      settings,
      known,
      ...(before === null ? {} : { before }),
      ...(minutes === undefined ? {} : { minutes }),
    },
    rows,
  };
}
