import { z } from 'zod';
import { findBook } from '../../book/find-book.ts';
import { findChapter } from '../../book/find-chapter.ts';
import { listChapters } from '../../book/list-chapters.ts';
import { AppError } from '../../contract/error.ts';
import { plural } from '../../contract/plural.ts';
import { draftScript, readDraftInput } from '../../draft/draft-script.ts';
import type { DraftInput } from '../../draft/types.ts';
import { mayPass } from '../may-pass.ts';
import { doneAhead } from '../thread/done-ahead.ts';
import { inThread } from '../thread/in-thread.ts';
import type { Task } from './task.ts';

/** The result, and what is there so far. `failed`: chapters that cannot be drafted, and why. */
const Drafted = z.object({
  scripts: z.array(z.object({ chapter: z.int(), id: z.string(), handle: z.string() })),
  failed: z.array(z.object({ chapter: z.int(), code: z.string(), message: z.string() })),
});
type Drafted = z.infer<typeof Drafted>;

/**
 * Every chapter of a book becomes a screenplay, each in a transaction of its own: what is drafted
 * stays, and a run after a lost one goes on where that one was.
 */
export const draftAllTask: Task<'draft-all'> = async (context) => {
  const { input, signal, look, step, report, end } = context;
  const { style } = input;
  const earlier = Drafted.safeParse(context.soFar);
  const drafted: Drafted = earlier.success ? earlier.data : { scripts: [], failed: [] };
  const { book, numbers } = await look(async (trx) => {
    const found = await findBook(trx, input.book);
    return { book: found, numbers: (await listChapters(trx, found)).map((each) => each.number) };
  });
  const over = () => [...drafted.scripts, ...drafted.failed].map(({ chapter }) => chapter);
  const progress = () => ({
    progress: over().length / Math.max(1, numbers.length),
    step: `drafted ${drafted.scripts.length} of ${plural(numbers.length, 'chapter')}`,
    soFar: drafted,
  });
  await report(progress());
  for (const chapter of numbers.filter((number) => !over().includes(number))) {
    try {
      const found = await look(async (trx) =>
        readDraftInput(trx, { book, chapter: await findChapter(trx, book, chapter), style }),
      );
      const drafter = await doneAhead((each: DraftInput) => inThread('draft', each, signal), found);
      await step(
        async (trx) => {
          const chapterText = await findChapter(trx, book, chapter);
          return draftScript(trx, { book, chapter: chapterText, style, drafter });
        },
        ({ id, handle }) => {
          drafted.scripts = [
            ...drafted.scripts.filter((each) => each.chapter !== chapter),
            { chapter, id, handle },
          ];
          return progress();
        },
      );
    } catch (error) {
      // A chapter that can never be drafted does not keep the others from it.
      if (!(error instanceof AppError) || mayPass(error)) throw error;
      drafted.failed.push({ chapter, code: error.code, message: error.message });
      await report(progress());
    }
  }
  await end(async () => drafted);
};
