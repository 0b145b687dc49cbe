import type { MediaRoad } from '../../media/media-road.ts';
import type { Tell } from '../../media/produce/produce.ts';
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

/**
 * Makes a production in the folder of its job: takes and panels are stored one by one, so that an interruption costs
 * what was in hand; how far it is is told once a second.
 */
export async function withProduction<T>(
  context: TaskContext<ProductionKind>,
  work: (at: { road: MediaRoad; folder: string; tell: Tell }) => Promise<T>,
): Promise<T> {
  const { look, step, account, signal, store, keep, providers } = context;
  let stand = { progress: 0.02, step: 'planning' };
  const tell: Tell = (name, done, total) => {
    const counted = done === undefined || total === undefined || total === 0 ? 0 : done / total;
    const [from, to] = SHARES.find(([known]) => known.test(name))?.slice(1) ?? REST;
    const progress = Number(from) + (Number(to) - Number(from)) * counted;
    stand = { progress: Math.max(stand.progress, progress), step: name };
  };
  await context.report(stand);
  // An interruption reaches the work by the signal.
  const words = setInterval(() => void context.report(stand).catch(() => undefined), WORD_EVERY);
  try {
    const road: MediaRoad = {
      look,
      account,
      signal,
      providers,
      keep,
      open: (sha256) => store.open(sha256),
      commit: (write) => step(write, () => stand),
    };
    return await work({ road, folder: await context.workFolder(), tell });
  } finally {
    clearInterval(words);
  }
}
