import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../db/package-root.ts';
import { resultOf, type ThreadAnswer } from './thread-answer.ts';

/**
 * Work that keeps a processor busy and touches nothing else: its input and its result are plain data.
 * Named by where it stands, since nothing but data crosses over to a thread.
 */
export interface PureWork<Args extends unknown[], Result> {
  /** Path of the module below src, without its ending: `draft/offline/draft-offline`. */
  module: string;
  /** The function that it exports. */
  name: string;
  /** Never there: it carries the types. */
  readonly types?: (...args: Args) => Result;
}

/** Names a function of a module as work for threads. Use: `pureWork<typeof import('./a.ts'), 'run'>('x/a', 'run')`. */
export function pureWork<Module, Name extends keyof Module & string>(
  module: string,
  name: Name,
): Module[Name] extends (...args: infer Args) => infer Result
  ? PureWork<Args, Awaited<Result>>
  : never {
  const work: PureWork<unknown[], unknown> = { module, name };
  return work as never;
}

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
export async function inThread<Args extends unknown[], Result>(
  { module, name }: PureWork<Args, Result>,
  args: Args,
  signal?: AbortSignal,
): Promise<Result> {
  if (busy >= MOST_THREADS) await new Promise<void>((resolve) => line.push(resolve));
  else busy += 1;
  try {
    signal?.throwIfAborted();
    return resultOf(await ask(takeThread(), { module, name, args }, signal)) as Result;
  } finally {
    const next = line.shift();
    // The seat passes on to whoever is first.
    if (next === undefined) busy -= 1;
    else next();
  }
}

/** What a thread is sent. */
export interface Asked {
  module: string;
  name: string;
  args: unknown[];
}

function takeThread(): Worker {
  for (const [thread, timer] of idle) {
    clearTimeout(timer);
    idle.delete(thread);
    return thread;
  }
  // As it was built, also when this runs from the source.
  return new Worker(join(packageRoot(), 'dist/threads/thread.js'), { execArgv: [] });
}

function putBack(thread: Worker): void {
  thread.unref();
  const timer = setTimeout(() => {
    idle.delete(thread);
    void thread.terminate();
  }, IDLE_MS);
  idle.set(thread, timer.unref());
}

function ask(thread: Worker, work: Asked, signal: AbortSignal | undefined): Promise<ThreadAnswer> {
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
