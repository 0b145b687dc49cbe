// Started by lost-worker.test.ts through run-ts.mjs, to be killed in the middle of a job.
import { type DatabaseTarget, openDatabase } from '../../src/db/open/open-database.ts';
import { startWorker } from '../../src/jobs/start-worker.ts';
import type { Task, TaskContext } from '../../src/jobs/tasks/task.ts';
import { TASKS } from '../../src/jobs/tasks/tasks.ts';
import { openDirectoryStore } from '../../src/media/store/directory-store.ts';

const [, , where = '', mediaDir = '', stage = ''] = process.argv;
const target: DatabaseTarget = where.startsWith('postgres') ? { url: where } : { dataDir: where };

/** Says that it is in the middle, and stays there. */
function stay(): Promise<never> {
  process.stdout.write('in the middle\n');
  return new Promise(() => setInterval(() => undefined, 1_000));
}

/** The real task, made to stay between its steps or inside its last transaction. */
const stuck: Task<'draft-all'> = (context) => {
  const changed: TaskContext<'draft-all'> = {
    ...context,
    step: async (work, after) => {
      const value = await context.step(work, after);
      return stage === 'between steps' ? stay() : value;
    },
    end: (work) =>
      context.end(async (trx) => {
        await work(trx);
        return stay();
      }),
  };
  return TASKS['draft-all'](changed);
};

const db = await openDatabase(target);
const store = await openDirectoryStore(mediaDir);
await startWorker(db, { store, leaseSeconds: 2, tasks: { ...TASKS, 'draft-all': stuck } });
