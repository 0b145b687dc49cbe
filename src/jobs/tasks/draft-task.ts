import { findBook } from '../../book/find-book.ts';
import { findChapter } from '../../book/find-chapter.ts';
import { draftScript, readDraftInput } from '../../draft/draft-script.ts';
import type { DraftInput } from '../../draft/types.ts';
import { doneAhead } from '../thread/done-ahead.ts';
import { inThread } from '../thread/in-thread.ts';
import type { Task } from './task.ts';

/** One chapter becomes a screenplay. Result: `{ script: { id, handle } }`. */
export const draftTask: Task<'draft'> = async ({ input, signal, look, report, end }) => {
  await report({ progress: 0.1, step: `drafting chapter ${input.chapter}` });
  const { style } = input;
  const found = await look(async (trx) => {
    const book = await findBook(trx, input.book);
    const chapter = await findChapter(trx, book, input.chapter);
    return readDraftInput(trx, { book, chapter, style });
  });
  const drafter = await doneAhead((each: DraftInput) => inThread('draft', each, signal), found);
  await end(async (trx) => {
    const book = await findBook(trx, input.book);
    const chapter = await findChapter(trx, book, input.chapter);
    const { id, handle } = await draftScript(trx, { book, chapter, style, drafter });
    return { script: { id, handle } };
  });
};
