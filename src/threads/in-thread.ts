import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../contract/error.ts';
import { packageRoot } from '../db/package-root.ts';
import type { Asker } from '../turns/asker.ts';
import { FairTurns } from '../turns/fair-turns.ts';
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
  /** How long it may take, where it is not a minute. */
  seconds?: number | undefined;
  /** Never there: it carries the types. */
  readonly types?: (...args: Args) => Result;
}

/** Names a function of a module as work for threads. Use: `pureWork<typeof import('./a.ts'), 'run'>('x/a', 'run')`. */
export function pureWork<Module, Name extends keyof Module & string>(
  module: string,
  name: Name,
  limits: Pick<PureWork<unknown[], unknown>, 'seconds'> = {},
): Module[Name] extends (...args: infer Args) => infer Result
  ? PureWork<Args, Awaited<Result>>
  : never {
  const work: PureWork<unknown[], unknown> = { module, name, ...limits };
  return work as never;
}

/** Milliseconds that a thread waits for more before it ends, and with it the language model in it. */
const IDLE_MS = 60_000;
/** More would only take turns. */
const MOST_THREADS = Math.max(2, availableParallelism());
/** Of these, one is always left for somebody else. */
const turns = new FairTurns({ places: MOST_THREADS, share: MOST_THREADS - 1 });
const SECONDS = 60;
/** What a thread may hold in its heap, where GOLDENROD_THREAD_MEGABYTES says nothing else. */
const HEAP_MEGABYTES = 1024;

const idle = new Map<Worker, NodeJS.Timeout>();

/** What is shorter is done in less time than a thread takes to be told of it. */
export const SHORT_TEXT = 8_000;

/**
 * Does pure work in another thread, so that a server goes on answering meanwhile; accounts take turns.
 * A process that waits for nothing else may end over an idle thread.
 *
 * @param asker when the signal is aborted, the thread is ended in the middle and its reason thrown
 * @throws AppError what the work refuses; `work.too_much` where it takes too long or too much memory
 */
export async function inThread<Args extends unknown[], Result>(
  { module, name, seconds = SECONDS }: PureWork<Args, Result>,
  args: Args,
  { account, signal, onWork }: Asker,
): Promise<Result> {
  const leave = await turns.enter(account, signal);
  const began = performance.now();
  try {
    signal?.throwIfAborted();
    return resultOf(await ask(takeThread(), { module, name, args }, { signal, seconds })) as Result;
  } finally {
    onWork?.(performance.now() - began);
    leave();
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
  return new Worker(join(packageRoot(), 'dist/threads/thread.js'), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes() },
  });
}

function heapMegabytes(): number {
  return Number(process.env.GOLDENROD_THREAD_MEGABYTES) || HEAP_MEGABYTES;
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
  work: Asked,
  { signal, seconds }: { signal: AbortSignal | undefined; seconds: number },
): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
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
      reject(isOutOfMemory(error) ? tooMuch(`${heapMegabytes()} MB of memory`) : error);
    };
    const ended = (code: number) => failed(new Error(`the thread ended with ${code}`));
    const stop = (reason: unknown) => {
      failed(reason);
      void thread.terminate();
    };
    const stopped = () => stop(signal?.reason);
    const timer = setTimeout(() => stop(tooMuch(`${seconds} seconds of work`)), seconds * 1_000);
    thread.once('message', answered).once('error', failed).once('exit', ended);
    signal?.addEventListener('abort', stopped);
    thread.ref();
    thread.postMessage(work);
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuch(limit: string): AppError {
  return new AppError('work.too_much', `this takes more than ${limit}, and was stopped`, {
    hint: 'Divide the text: a book into chapters, a chapter or a script into parts.',
  });
}
