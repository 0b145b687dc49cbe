import type { Script } from '../../contract/index.ts';
import { draftScript } from '../../draft/draft-script.ts';
import type { Task } from './task.ts';
import { roadToEnd } from './task-road.ts';

/** One chapter becomes a screenplay. Result: `{ script: { id, handle } }`. */
export const draftTask: Task<'draft'> = async (context) => {
  const { book, chapter, style } = context.input;
  await context.report({ progress: 0.1, step: `drafting chapter ${chapter}` });
  const road = roadToEnd(context, ({ id, handle }: Script) => ({ script: { id, handle } }));
  await draftScript(road, { book, number: chapter, style });
};
