import type { DraftedScript } from '../../contract/index.ts';
import { draftScript } from '../../draft/draft-script.ts';
import type { Task } from './task.ts';
import { roadToEnd } from './task-road.ts';

/** One chapter becomes a screenplay. Result: `{ script: { id, handle }, report }`. */
export const draftTask: Task<'draft'> = async (context) => {
  const { book, chapter, style, minutes } = context.input;
  await context.report({ progress: 0.1, step: `drafting chapter ${chapter}` });
  const road = roadToEnd(context, ({ id, handle, report }: DraftedScript) => ({
    script: { id, handle },
    report,
  }));
  await draftScript(road, { book, number: chapter, style, minutes });
};
