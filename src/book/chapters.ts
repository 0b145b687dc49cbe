import type { Transaction } from 'kysely';
import {
  AppError,
  type Book,
  type ChapterDetail,
  type ChapterItem,
  type Page,
} from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { listChapterStates } from './chapter-states.ts';
import { findBook } from './find-book.ts';
import { findChapter } from './find-chapter.ts';

type Trx = Transaction<Tables>;

export interface ChapterName {
  /** Id, handle, title, or a part of the handle that only one book has. */
  book: string;
  number: number;
}

/** The chapters of a book in order, each with what its scripts have come to. */
export function listChapters(
  road: Road,
  input: { book: string },
): Promise<Page<ChapterItem> & { book: Book }> {
  return road.look(async (trx) => {
    const book = await findBook(trx, input.book);
    const chapters = await listChapterStates(trx, book);
    return { book, items: chapters.map((each) => ({ ...each, can: book.can })), next: null };
  });
}

/** A chapter with its prose. */
export function getChapter(road: Road, name: ChapterName): Promise<ChapterDetail> {
  return road.look((trx) => readChapter(trx, name));
}

/** Replaces the prose of a chapter, and its title where one is given; its versions stay, and are stale. */
export function replaceChapter(
  road: Road,
  { text, title, ...name }: ChapterName & { text: string; title?: string | undefined },
): Promise<ChapterDetail> {
  if (!/\p{L}/u.test(text)) {
    throw new AppError('book.no_text', 'the chapter would hold no word', {
      hint: 'Give its prose as plain text.',
    });
  }
  return road.commit(async (trx) => {
    const { id } = await findChapter(trx, await findBook(trx, name.book), name.number);
    await trx
      .updateTable('chapters')
      .set({ content: text, ...(title === undefined ? {} : { title }) })
      .where('id', '=', id)
      .execute();
    return readChapter(trx, name);
  });
}

async function readChapter(
  trx: Trx,
  { book: wanted, number }: ChapterName,
): Promise<ChapterDetail> {
  const book = await findBook(trx, wanted);
  const { text, notes } = await findChapter(trx, book, number);
  const [chapter] = await listChapterStates(trx, book, { number });
  if (!chapter) throw new AppError('not_found', `"${book.title}" has no chapter ${number}`);
  return { ...chapter, can: book.can, book, text, notes };
}
