import type { Transaction } from 'kysely';
import type { ChapterText } from '../book/find-chapter.ts';
import { listCharacters } from '../cast/list-characters.ts';
import type { Book, Script } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { addVersion } from '../script/add-version.ts';
import type { Drafter } from './types.ts';

export interface DraftScriptInput {
  book: Book;
  chapter: ChapterText;
  style: string;
  drafter: Drafter;
}

/** Drafts a chapter as a screenplay and stores it as the next version, cast and all. */
export async function draftScript(
  trx: Transaction<Tables>,
  input: DraftScriptInput,
): Promise<Script> {
  const { book, chapter, style } = input;
  const draft = await input.drafter({
    book: { title: book.title, author: book.author },
    chapter,
    style,
    known: await listCharacters(trx, book),
  });
  return addVersion(trx, {
    book,
    chapter,
    style,
    text: draft.fountain,
    origin: 'draft',
    characters: draft.characters,
  });
}
