// The thread in which shapes are measured: it can be ended from outside whatever it is at.
import { parentPort } from 'node:worker_threads';
import { SUBJECTS } from './subjects.ts';

/** What to measure: a function by its place in SUBJECTS, a shape by its place among its shapes. */
export interface Asked {
  subject: number;
  shape: number;
  length: number;
}

/** Best of several runs, in milliseconds; what the function refused such a text with, if it did. */
export interface Measured {
  ms: number;
  refused: string | null;
}

/** A run that took this long is long beside what disturbs it. */
const LONG_MS = 100;
const LEAST_RUNS = 3;
const MOST_RUNS = 20;
const LEAST_MS = 20;

parentPort?.on('message', async (asked: Asked) => {
  parentPort?.postMessage(await measure(asked));
});
parentPort?.postMessage('ready');

async function measure({ subject, shape, length }: Asked): Promise<Measured> {
  const { prepare, shapes } = SUBJECTS[subject] ?? {};
  const text = shapes?.[shape]?.make(length) ?? '';
  let best = Number.POSITIVE_INFINITY;
  let spent = 0;
  let refused: string | null = null;
  try {
    const run = prepare?.(text);
    for (let runs = 0; runs < MOST_RUNS && (runs < LEAST_RUNS || spent < LEAST_MS); runs += 1) {
      const began = performance.now();
      const cpu = process.cpuUsage();
      try {
        await run?.();
      } catch (error) {
        refused = nameOf(error);
      }
      const took = Math.min(performance.now() - began, busy(cpu));
      best = Math.min(best, took);
      spent += took;
      if (spent > LONG_MS) break;
    }
  } catch (error) {
    return { ms: 0, refused: nameOf(error) };
  }
  return { ms: best, refused };
}

/**
 * Milliseconds that this process was at work: while others keep the machine busy they are what the
 * work takes, and the clock shows how long it waited for its turn as well.
 */
function busy(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** The code of a refusal of ours; whatever else is thrown is named by what it says. */
function nameOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return String(error);
}
