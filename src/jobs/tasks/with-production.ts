import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tell } from '../../media/produce/make-production.ts';
import { mediaRoadOfTask, type TaskRoad } from './media-road-of-task.ts';
import type { TaskContext } from './task.ts';

type ProductionKind = 'storyboard' | 'animatic' | 'handoff' | 'produce';

/** Milliseconds between two words about how far it is. */
const WORD_EVERY = 1_000;

/** Where each step lies within the whole, as people wait for it: from, to. */
const SHARES: readonly (readonly [step: RegExp, from: number, to: number])[] = [
  [/^lines read/, 0.02, 0.3],
  [/^panels drawn/, 0.3, 0.5],
  [/^filming|^joining/, 0.5, 0.95],
];
const REST = [0.95, 0.99] as const;

interface Production {
  road: TaskRoad;
  /** Empty: what is handed over is laid here. */
  folder: string;
  /** Beside it: what is there is kept for a later run of the job. */
  film: string;
  tell: Tell;
}

/**
 * Makes a production in the folder of its job: takes and panels are stored one by one, so that an interruption costs
 * what was in hand; how far it is is told once a second.
 */
export async function withProduction<T>(
  context: TaskContext<ProductionKind>,
  work: (production: Production) => Promise<T>,
): Promise<T> {
  let stand = { progress: 0.02, step: 'planning' };
  const tell: Tell = (name, done, total) => {
    const counted = done === undefined || total === undefined || total === 0 ? 0 : done / total;
    const [from, to] = SHARES.find(([known]) => known.test(name))?.slice(1) ?? REST;
    const progress = Number(from) + (Number(to) - Number(from)) * counted;
    stand = { progress: Math.max(stand.progress, progress), step: name };
  };
  await context.report(stand);
  const kept = await context.workFolder();
  const folder = join(kept, 'production');
  // What an earlier run laid may be of words that are gone.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  // An interruption reaches the work by the signal.
  const road = mediaRoadOfTask(context, () => stand);
  const words = setInterval(
    () => void context.report(road.stand()).catch(() => undefined),
    WORD_EVERY,
  );
  try {
    return await work({ road, folder, film: join(kept, 'animatic.mp4'), tell });
  } finally {
    clearInterval(words);
  }
}
