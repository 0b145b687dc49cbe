import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Asked, Measured } from './measure-thread.ts';

/** A thread that is ended when it takes too long, and started anew for the next question. */
export class BoundedThread {
  private thread: Promise<Worker> | null = null;
  private readonly limits: { ms: number; heapMb: number };

  constructor(limits: { ms: number; heapMb: number }) {
    this.limits = limits;
  }

  /** @returns null where no answer came within the limits of time and memory */
  async measure(asked: Asked): Promise<Measured | null> {
    this.thread ??= startThread(this.limits.heapMb);
    const thread = await this.thread;
    const late = AbortSignal.timeout(this.limits.ms);
    thread.postMessage(asked);
    try {
      const [answer] = await once(thread, 'message', { signal: late });
      return answer;
    } catch {
      await this.end();
      return null;
    }
  }

  async end(): Promise<void> {
    const thread = await this.thread;
    this.thread = null;
    await thread?.terminate();
  }
}

async function startThread(heapMb: number): Promise<Worker> {
  const thread = new Worker(resolve('test/harness/run-ts.mjs'), {
    argv: [resolve('bench/hostile/measure-thread.ts')],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  await once(thread, 'message');
  return thread;
}
