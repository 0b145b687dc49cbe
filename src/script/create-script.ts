import { findBook } from '../book/find-book.ts';
import { findChapter } from '../book/find-chapter.ts';
import { readNewCues } from '../cast/read-cues.ts';
import type { Script } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import { addVersion } from './add-version.ts';
import { refuseUnknownStyle } from './refuse-unknown-style.ts';

export interface CreateScriptInput {
  book: string;
  number: number;
  /** The screenplay, in Fountain. */
  text: string;
  style: string;
  /** The version that this one was made from. */
  parent_id?: string | undefined;
  /** An import may add characters to the book whom its cues name; an edit adds nobody. */
  origin: 'import' | 'edit';
}

/** Adds a text as the next version of its chapter and style. */
export async function createScript(
  road: Road,
  { book: wanted, number, parent_id, ...version }: CreateScriptInput,
): Promise<Script> {
  const cues = await readNewCues(version.text, road);
  return road.commit(async (trx) => {
    const book = await findBook(trx, wanted);
    const chapter = await findChapter(trx, book, number);
    await refuseUnknownStyle(trx, version.style);
    return addVersion(trx, { book, chapter, ...version, cues, parentId: parent_id });
  });
}
