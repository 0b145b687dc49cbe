import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../../db/package-root.ts';
import type { PureInput, PureName, PureResult } from './pure-work.ts';
import { resultOf, type ThreadAnswer } from './thread-answer.ts';

/** Milliseconds that a thread waits for more before it ends, and with it the language model in it. */
const IDLE_MS = 60_000;
/** More would only take turns. */
const MOST_THREADS = availableParallelism();

const idle = new Map<Worker, NodeJS.Timeout>();
/** Who waits for a thread, the first first. */
const line: (() => void)[] = [];
let busy = 0;

/**
 * Does pure work in another thread, so that a server goes on answering meanwhile. A process that
 * waits for nothing else may end over an idle thread.
 *
 * @param signal when it is aborted, the thread is ended in the middle and the signal's reason thrown
 * @throws AppError what the work refuses
 */
export async function inThread<Name extends PureName>(
  name: Name,
  input: PureInput<Name>,
  signal?: AbortSignal,
): Promise<PureResult<Name>> {
  if (busy >= MOST_THREADS) await new Promise<void>((resolve) => line.push(resolve));
  else busy += 1;
  try {
    signal?.throwIfAborted();
    return resultOf(await ask(takeThread(), { name, input }, signal)) as PureResult<Name>;
  } finally {
    const next = line.shift();
    // The seat passes on to whoever is first.
    if (next === undefined) busy -= 1;
    else next();
  }
}

function takeThread(): Worker {
  for (const [thread, timer] of idle) {
    clearTimeout(timer);
    idle.delete(thread);
    return thread;
  }
  // As it was built, also when this runs from the source.
  return new Worker(join(packageRoot(), 'dist/jobs/thread/thread.js'), { execArgv: [] });
}

function putBack(thread: Worker): void {
  thread.unref();
  const timer = setTimeout(() => {
    idle.delete(thread);
    void thread.terminate();
  }, IDLE_MS);
  idle.set(thread, timer.unref());
}

function ask(
  thread: Worker,
  work: { name: PureName; input: unknown },
  signal: AbortSignal | undefined,
): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      thread.off('message', answered).off('error', failed).off('exit', ended);
      signal?.removeEventListener('abort', stopped);
    };
    const answered = (answer: ThreadAnswer) => {
      leave();
      putBack(thread);
      resolve(answer);
    };
    const failed = (error: unknown) => {
      leave();
      reject(error);
    };
    const ended = (code: number) => failed(new Error(`the thread ended with ${code}`));
    const stopped = () => {
      failed(signal?.reason);
      void thread.terminate();
    };
    thread.once('message', answered).once('error', failed).once('exit', ended);
    signal?.addEventListener('abort', stopped);
    thread.ref();
    thread.postMessage(work);
  });
}
