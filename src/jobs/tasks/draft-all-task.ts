import { z } from 'zod';
import { listChapters } from '../../book/chapters.ts';
import { AppError } from '../../contract/error.ts';
import type { Script } from '../../contract/index.ts';
import { plural } from '../../contract/plural.ts';
import { draftScript } from '../../draft/draft-script.ts';
import { mayPass } from '../may-pass.ts';
import type { Task } from './task.ts';
import { roadToStep } from './task-road.ts';

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
  const { input, account, look, report, end } = context;
  const { style, minutes } = input;
  const earlier = Drafted.safeParse(context.soFar);
  const drafted: Drafted = earlier.success ? earlier.data : { scripts: [], failed: [] };
  const { book, items } = await listChapters({ account, look, commit: look }, input);
  const numbers = items.map(({ number }) => number);
  const over = () => [...drafted.scripts, ...drafted.failed].map(({ chapter }) => chapter);
  const progress = () => ({
    progress: over().length / Math.max(1, numbers.length),
    step: `drafted ${drafted.scripts.length} of ${plural(numbers.length, 'chapter')}`,
    soFar: drafted,
  });
  await report(progress());
  const left = numbers.filter((number) => !over().includes(number));
  for (const [at, chapter] of left.entries()) {
    if (at > 0) await context.pause();
    try {
      const road = roadToStep(context, ({ id, handle }: Script) => {
        drafted.scripts = [
          ...drafted.scripts.filter((each) => each.chapter !== chapter),
          { chapter, id, handle },
        ];
        return progress();
      });
      await draftScript(road, { book: book.id, number: chapter, style, minutes });
    } catch (error) {
      // A chapter that can never be drafted does not keep the others from it.
      if (!(error instanceof AppError) || mayPass(error)) throw error;
      drafted.failed.push({ chapter, code: error.code, message: error.message });
      await report(progress());
    }
  }
  await end(async () => drafted);
};
