import type { Answered } from '../../bench/speakers/tally.ts';

/** Points of the line that says how often an answer of a given chance is right. */
const POINTS = 21;

/**
 * How often answers of a chance of 0, 0.05 ... 1 were right, never falling (pool adjacent violators):
 * what the confidence of an answer says.
 */
export function calibrate(answers: readonly Answered[]): number[] {
  const bins = Array.from({ length: POINTS }, () => ({ right: 0, all: 0 }));
  for (const { confidence, right } of answers) {
    const bin = bins[Math.round(confidence * (POINTS - 1))];
    if (bin === undefined) continue;
    bin.all++;
    if (right) bin.right++;
  }
  const pools: { right: number; all: number; bins: number }[] = [];
  for (const { right, all } of bins) {
    pools.push({ right, all, bins: 1 });
    for (let last = pools.length - 1; last > 0; last--) {
      const [before, here] = [pools[last - 1], pools[last]];
      if (before === undefined || here === undefined || share(before) <= share(here)) break;
      before.right += here.right;
      before.all += here.all;
      before.bins += here.bins;
      pools.pop();
    }
  }
  return pools.flatMap((pool) => Array.from({ length: pool.bins }, () => share(pool)));
}

function share({ right, all }: { right: number; all: number }): number {
  return all === 0 ? 0 : right / all;
}
