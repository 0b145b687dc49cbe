import type { OnlineLimits } from './online-limits.ts';

/** How far a batch may grow or shrink from one to the next: one slow commit is no trend. */
const STEP = 2;

/** The size of the next batch, by how long the last one took. */
export function nextSize(
  size: number,
  milliseconds: number,
  { batchMs, smallestBatch, largestBatch }: OnlineLimits,
): number {
  const fitting = size * (batchMs / Math.max(milliseconds, 0.1));
  const bounded = Math.min(Math.max(fitting, size / STEP), size * STEP);
  return Math.round(Math.min(Math.max(bounded, smallestBatch), largestBatch));
}
