/**
 * Indexes of a longest subsequence that never falls (patience sorting, n log n). Of several, one
 * that ends lowest. What is not in it has moved.
 */
export function longestRising(values: readonly number[]): number[] {
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, at) => {
    const pile = firstAbove(tails, values, value);
    before[at] = pile > 0 ? (tails[pile - 1] ?? -1) : -1;
    tails[pile] = at;
  });
  const found: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) found.push(at);
  return found.reverse();
}

/** The first pile whose top is greater than `value`; the next new one when there is none. */
function firstAbove(tails: readonly number[], values: readonly number[], value: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = values[tails[middle] ?? 0] ?? 0;
    if (top > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
