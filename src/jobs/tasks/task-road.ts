import type { JobKind } from '../../contract/job.ts';
import type { Road } from '../../db/road.ts';
import type { Progress, TaskContext } from './task.ts';

type Context = Pick<TaskContext<JobKind>, 'look' | 'step' | 'end' | 'account' | 'signal'>;

/**
 * The road of a verb that is the whole job: what it commits ends the job with a result, or neither is
 * stored.
 *
 * @param resultOf what of the verb's answer the job's result is
 */
export function roadToEnd<Answer>(
  { look, end, account, signal }: Context,
  resultOf: (answer: Answer) => unknown,
): Road {
  return {
    look,
    account,
    signal,
    commit: async <T>(write: Parameters<typeof look<T>>[0]) => {
      const stored: T[] = [];
      await end(async (trx) => {
        stored.push(await write(trx));
        return resultOf(stored.at(-1) as Answer & T);
      });
      return stored.at(-1) as T;
    },
  };
}

/** The road of a verb that is one step of a job: what it commits stays, with the progress after it. */
export function roadToStep<Answer>(
  { look, step, account, signal }: Context,
  after: (answer: Answer) => Progress,
): Road {
  return {
    look,
    account,
    signal,
    commit: (write) => step(write, (answer) => after(answer as Answer & typeof answer)),
  };
}
