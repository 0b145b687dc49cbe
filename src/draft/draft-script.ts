import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { type ChapterText, findChapter } from '../book/find-chapter.ts';
import { listCharactersOf } from '../cast/list-characters.ts';
import { namesInChapter } from '../cast/names-in-chapter.ts';
import { readNewCues } from '../cast/read-cues.ts';
import type { Book, Script } from '../contract/index.ts';
import { computeAndCommit, type Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
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
 * Drafts a chapter as a screenplay and stores it as the next version, cast and all.
 *
 * @param drafter the offline one where none is given
 * @throws AppError `not_found`, `script.unknown_style`, `script.empty` for a chapter without a word
 */
export function draftScript(
  road: Road,
  input: DraftScriptInput,
  drafter: Drafter = draftInThread,
): Promise<Script> {
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
  const names = namesInChapter(await listCharactersOf(trx, book), number);
  const known = names.map(({ id, name, aliases, chapterAliases = [] }) => ({
    id,
    name,
    aliases: [...aliases, ...chapterAliases],
  }));
  return {
    book,
    chapter,
    given: { book: { title: book.title, author: book.author }, chapter, style, known },
  };
}
