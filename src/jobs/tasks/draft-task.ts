import { findBook } from '../../book/find-book.ts';
import { findChapter } from '../../book/find-chapter.ts';
import { draftScript } from '../../draft/draft-script.ts';
import { draftOffline } from '../../draft/offline/draft-offline.ts';
import type { Task } from './task.ts';

/** One chapter becomes a screenplay. Result: `{ script: { id, handle } }`. */
export const draftTask: Task<'draft'> = async ({ input, report, end }) => {
  await report({ progress: 0.1, step: `drafting chapter ${input.chapter}` });
  await end(async (trx) => {
    const book = await findBook(trx, input.book);
    const { id, handle } = await draftScript(trx, {
      book,
      chapter: await findChapter(trx, book, input.chapter),
      style: input.style,
      drafter: draftOffline,
    });
    return { script: { id, handle } };
  });
};
