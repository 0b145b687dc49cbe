import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transaction } from 'kysely';
import type { ProductionKind } from '../../contract/production.ts';
import type { Tables } from '../../db/tables.ts';
import type { MakingOptions, Tell } from '../../media/produce/make-production.ts';
import { spendingOf } from '../spending-of.ts';
import { mediaRoadOfTask, type TaskRoad } from './media-road-of-task.ts';
import type { TaskContext } from './task.ts';

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
  /** What is made of which script, by whom, and what that may cost. */
  making: Omit<MakingOptions, 'narrate'>;
  /** Ends the job with what came of it, which text went where, and at which cost. */
  end(result: (trx: Transaction<Tables>) => Promise<object>): Promise<void>;
}

/**
 * Makes a production in the folder of its job: takes and panels are stored one by one, so that an interruption costs
 * what was in hand; how far it is is told once a second.
 */
export async function withProduction<T>(
  context: TaskContext<Exclude<ProductionKind, 'table-read'>>,
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
  const { script, aspect, engine } = context.input;
  const making = { script, aspect, engine, spending: spendingOf(context.input), tell };
  const end: Production['end'] = async (result) => {
    const cost = await road.cost();
    await context.end(async (trx) => ({ ...(await result(trx)), sent: road.sent(), cost }));
  };
  try {
    return await work({ road, folder, film: join(kept, 'animatic.mp4'), tell, making, end });
  } finally {
    clearInterval(words);
  }
}
