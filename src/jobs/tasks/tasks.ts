import type { JobKind } from '../../contract/job.ts';
import type { Task, Tasks } from './task.ts';

/** Every kind of job with the task that does it. */
export const TASKS: Tasks = {
  import: loaded(async () => (await import('./import-task.ts')).importTask),
  'read-book': loaded(async () => (await import('./read-book-task.ts')).readBookTask),
  draft: loaded(async () => (await import('./draft-task.ts')).draftTask),
  'draft-all': loaded(async () => (await import('./draft-all-task.ts')).draftAllTask),
  evaluate: loaded(async () => (await import('./evaluate-task.ts')).evaluateTask),
  'table-read': loaded(async () => (await import('./table-read-task.ts')).tableReadTask),
  storyboard: loaded(async () => (await import('./storyboard-task.ts')).storyboardTask),
  animatic: loaded(async () => (await import('./animatic-task.ts')).animaticTask),
  handoff: loaded(async () => (await import('./handoff-task.ts')).handoffTask),
  produce: loaded(async () => (await import('./produce-task.ts')).produceTask),
};

/** A task that is loaded with the first job of its kind: a worker that waits needs no language model. */
function loaded<Kind extends JobKind>(load: () => Promise<Task<Kind>>): Task<Kind> {
  return async (context) => (await load())(context);
}
