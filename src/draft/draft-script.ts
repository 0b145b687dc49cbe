import type { Transaction } from 'kysely';
import type { ChapterText } from '../book/find-chapter.ts';
import { listCharacters } from '../cast/list-characters.ts';
import type { Book, Script } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { addVersion } from '../script/add-version.ts';
import type { Drafter, DraftInput } from './types.ts';

export interface ChapterToDraft {
  book: Book;
  chapter: ChapterText;
  style: string;
}

export interface DraftScriptInput extends ChapterToDraft {
  drafter: Drafter;
}

/** What a drafter is given for a chapter. */
export async function readDraftInput(
  trx: Transaction<Tables>,
  { book, chapter, style }: ChapterToDraft,
): Promise<DraftInput> {
  return {
    book: { title: book.title, author: book.author },
    chapter,
    style,
    known: await listCharacters(trx, book),
  };
}

/** Drafts a chapter as a screenplay and stores it as the next version, cast and all. */
export async function draftScript(
  trx: Transaction<Tables>,
  { drafter, ...input }: DraftScriptInput,
): Promise<Script> {
  const draft = await drafter(await readDraftInput(trx, input));
  return addVersion(trx, {
    ...input,
    text: draft.fountain,
    origin: 'draft',
    characters: draft.characters,
  });
}
