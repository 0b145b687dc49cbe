import { meanOf, tally } from '../../bench/speakers/tally.ts';
import { FEATURES, GROUPS } from '../../src/prose/speakers/ranker/features/all-features.ts';
import { answeredOf } from './answered.ts';
import { answersOfFirst } from './cross-fit.ts';
import type { ReadNovel } from './read-novel.ts';
import type { Examples } from './train-net.ts';

/** One net each: some tenths of a point are chance. */
const SEEDS = [1];

/**
 * What leaving out each group of features costs in the first pass, in points of the mean over novels that
 * it was not trained on: a group stays only if it costs something.
 */
export async function costOfGroups(
  novels: readonly ReadNovel[],
  groupOf: (novel: ReadNovel) => string,
  threads: number,
): Promise<string> {
  const measure = async (without: ReadonlySet<number>) => {
    const examples = novels.map((novel) => withoutPlaces(novel, without));
    const chances = await answersOfFirst(novels, examples, groupOf, SEEDS, threads);
    return [false, true].map((cast) => {
      const half = novels.flatMap((novel, i) =>
        novel.cast === cast ? [tally(answeredOf(novel, chances[i] ?? new Float64Array()))] : [],
      );
      return meanOf(half).all;
    });
  };
  const whole = await measure(new Set());
  const lines = [
    `${'all features'.padEnd(28)} ${whole.map((share) => share.toFixed(4)).join('  ')}`,
  ];
  for (const [name, features] of Object.entries(GROUPS)) {
    const left = await measure(new Set(features.map((feature) => FEATURES.indexOf(feature))));
    const costs = left.map((share, i) => (((whole[i] ?? 0) - share) * 100).toFixed(2).padStart(6));
    lines.push(`${`without ${name} (${features.length})`.padEnd(28)} ${costs.join('  ')}`);
  }
  return lines.join('\n');
}

function withoutPlaces(novel: ReadNovel, without: ReadonlySet<number>): Examples {
  const seen = new Int32Array(novel.seen.length);
  const kept: number[] = [];
  for (let row = 0; row + 1 < seen.length; row++) {
    for (let j = novel.seen[row] as number; j < (novel.seen[row + 1] as number); j++) {
      if (!without.has(novel.places[j] as number)) kept.push(j);
    }
    seen[row + 1] = kept.length;
  }
  return {
    starts: novel.starts,
    seen,
    places: Uint8Array.from(kept, (j) => novel.places[j] as number),
    values: Float32Array.from(kept, (j) => novel.values[j] as number),
    right: novel.right,
  };
}
