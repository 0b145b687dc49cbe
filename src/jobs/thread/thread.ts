// What a thread of in-thread.ts runs: one piece of work at a time.
import { parentPort } from 'node:worker_threads';
import { PURE_WORK, type PureName } from './pure-work.ts';
import { answerOfError, type ThreadAnswer } from './thread-answer.ts';

async function answerTo(name: PureName, input: unknown): Promise<ThreadAnswer> {
  try {
    const work = PURE_WORK[name] as (input: unknown) => Promise<unknown>;
    return { result: await work(input) };
  } catch (error) {
    return answerOfError(error);
  }
}

parentPort?.on('message', async ({ name, input }: { name: PureName; input: unknown }) => {
  parentPort?.postMessage(await answerTo(name, input));
});
