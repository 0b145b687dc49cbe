import type { BoundedThread } from './bounded-thread.ts';
import type { Asked } from './measure-thread.ts';

/** Times linear, beside a logarithm, that the longest text may take. */
export const MOST_GROWTH = 1.3;
/** Below this a run is as long as what disturbs it. */
const LEAST_MS = 5;
/** A growth that is over is measured again so often: what disturbed it once does not twice. */
const ATTEMPTS = 3;
/** No need to wait for more of what grows so. */
const HOPELESS = { growth: 3, ms: 1500 };

/** Of a refusal: `script.too_large`. */
const CODE = /^[a-z]+(?:\.[a-z_]+)?$/;

export interface Growth {
  /** By size, in milliseconds; null where it did not end. */
  ms: (number | null)[];
  /** Of the longest beside the shortest, over what n log n allows; infinite where one did not end. */
  growth: number;
  refused: string | null;
}

export interface Grown extends Growth {
  subject: string;
  shape: string;
}

/** Measures a shape at each length, at most until its growth is beyond doubt. */
export async function growthOf(
  thread: BoundedThread,
  question: Omit<Asked, 'length'>,
  lengths: readonly number[],
): Promise<Growth> {
  const best: (number | null)[] = [];
  let refused: string | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    for (const [at, length] of lengths.entries()) {
      const measured = await thread.measure({ ...question, length });
      if (measured === null) {
        best[at] = null;
        return { ms: best, growth: Number.POSITIVE_INFINITY, refused };
      }
      refused = measured.refused ?? refused;
      best[at] = Math.min(best[at] ?? Number.POSITIVE_INFINITY, measured.ms);
      const growth = growthBetween(best, lengths, at);
      if (growth > HOPELESS.growth && measured.ms > HOPELESS.ms)
        return { ms: best, growth, refused };
    }
    if (growthBetween(best, lengths, lengths.length - 1) <= MOST_GROWTH) break;
  }
  return { ms: best, growth: growthBetween(best, lengths, lengths.length - 1), refused };
}

/** Whether it grows too fast, or failed with what is no refusal of ours. */
export function isOver({ growth, refused }: Pick<Growth, 'growth' | 'refused'>): boolean {
  return growth > MOST_GROWTH || (refused !== null && !CODE.test(refused));
}

function growthBetween(
  ms: readonly (number | null)[],
  lengths: readonly number[],
  last: number,
): number {
  const [first = 0, end = 0] = [ms[0] ?? 0, ms[last] ?? 0];
  const [short = 1, long = 1] = [lengths[0], lengths[last]];
  if (end < LEAST_MS) return 0;
  const allowed = (long * Math.log2(long)) / (short * Math.log2(short));
  return end / Math.max(first, 0.05) / allowed;
}
