import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { type ChapterText, findChapter } from '../book/find-chapter.ts';
import { readNewCues } from '../cast/read-cues.ts';
import type { Book, Script } from '../contract/index.ts';
import { computeAndCommit, type Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { confirmedInChapter, placeConfirmed } from '../dialogue/confirmed-in-chapter.ts';
import { knownInChapter } from '../dialogue/prepare-chapter.ts';
import { addVersion } from '../script/add-version.ts';
import { refuseUnknownStyle } from '../script/refuse-unknown-style.ts';
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
}

/**
 * Drafts a chapter as a screenplay and stores it as the next version, cast and all. What people confirmed
 * of its speakers holds.
 *
 * @param drafter the offline one where none is given
 * @throws AppError `not_found`, `script.unknown_style`, `script.empty` for a chapter without a word
 */
export async function draftScript(
  road: Road,
  input: DraftScriptInput,
  drafter: Drafter = draftInThread,
): Promise<Script> {
  await placeConfirmed(road, input);
  return computeAndCommit(road, {
    prepare: (trx) => readChapterToDraft(trx, input),
    compute: async ({ given }, asker) => {
      const drafted = await drafter(given, asker);
      const cues = await readNewCues(drafted.fountain, asker);
      return { ...drafted, cues };
    },
    commit: (trx, { fountain, cues, characters }, { book, chapter }) =>
      addVersion(trx, {
        book,
        chapter,
        style: input.style,
        text: fountain,
        cues,
        origin: 'draft',
        characters,
      }),
  });
}

async function readChapterToDraft(
  trx: Transaction<Tables>,
  { book: wanted, number, style }: DraftScriptInput,
): Promise<{ book: Book; chapter: ChapterText; given: DraftInput }> {
  const book = await findBook(trx, wanted);
  const chapter = await findChapter(trx, book, number);
  await refuseUnknownStyle(trx, style);
  const known = await knownInChapter(trx, book, number);
  const confirmed = await confirmedInChapter(trx, chapter, known);
  return {
    book,
    chapter,
    given: { book: { title: book.title, author: book.author }, chapter, style, known, confirmed },
  };
}
