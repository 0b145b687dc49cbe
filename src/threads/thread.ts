// What a thread of in-thread.ts runs: one piece of work at a time.
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Asked } from './in-thread.ts';
import { answerOfError, type ThreadAnswer } from './thread-answer.ts';

type Module = Record<string, (...args: unknown[]) => unknown>;

async function answerTo({ module, name, args }: Asked): Promise<ThreadAnswer> {
  try {
    // Loaded by the first who wants it: a thread that reads books needs no language model.
    const work: Module = await import(new URL(`../${module}.js`, import.meta.url).href);
    return { result: await work[name]?.(...args) };
  } catch (error) {
    return answerOfError(error);
  }
}

yieldToWhoeverServes();

parentPort?.on('message', async (asked: Asked) => {
  parentPort?.postMessage(await answerTo(asked));
});

/** On Linux a priority is of the thread alone; elsewhere it would be of the whole process. */
function yieldToWhoeverServes(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where a sandbox forbids it, both go at the same pace.
  }
}
