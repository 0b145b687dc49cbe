import { z } from 'zod';
import { findBook } from '../../book/find-book.ts';
import {
  type BookRead,
  endReading,
  isRead,
  type ReadingState,
  readWholeBook,
} from '../../cast/found/read-whole-book.ts';
import { plural } from '../../contract/plural.ts';
import type { Progress, Task } from './task.ts';
import { roadToStep } from './task-road.ts';

const SoFar = z.object({ input: z.string(), reading: z.string(), done: z.array(z.int()) });

/**
 * A whole book is read for who is in it; one that is as it was read last only where that is asked for, as
 * after names were parted. Result: `{ book: { id, handle }, found, read }`.
 */
export const readBookTask: Task<'read-book'> = async (context) => {
  const { input, look, account, signal, pause, end } = context;
  if (!input.again && (await look((trx) => isRead(trx, input.book)))) {
    return end(async (trx) => {
      const { id, handle } = await findBook(trx, input.book);
      return { book: { id, handle }, read: false };
    });
  }
  await context.report({ progress: 0.02, step: 'reading the whole book for names' });
  const earlier = SoFar.safeParse(context.soFar);
  const read = await readWholeBook({ look, commit: look, account, signal }, input.book, {
    soFar: earlier.success ? earlier.data : null,
    step: (next, chapters) => roadToStep(context, () => progressOf(next, chapters)),
    pause,
  });
  await end(async (trx) => resultOf(read, await endReading(trx, read)));
};

function progressOf(soFar: ReadingState, chapters: number): Progress {
  const done = soFar.done.length;
  return {
    // The names of the whole take as long as some quarter of the chapters.
    progress: 0.2 + (0.8 * done) / Math.max(1, chapters),
    step: `read ${done} of ${plural(chapters, 'chapter')}`,
    soFar,
  };
}

const resultOf = ({ book: { id, handle } }: BookRead, { found }: { found: number }) => ({
  book: { id, handle },
  found,
  read: true,
});
