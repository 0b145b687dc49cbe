import { draftAllTask } from './draft-all-task.ts';
import { draftTask } from './draft-task.ts';
import { evaluateTask } from './evaluate-task.ts';
import { importTask } from './import-task.ts';
import type { Tasks } from './task.ts';

/** Every kind of job with the task that does it. */
export const TASKS: Tasks = {
  import: importTask,
  draft: draftTask,
  'draft-all': draftAllTask,
  evaluate: evaluateTask,
};
