/**
 * Indexes of a longest strictly rising subsequence, by patience sorting: O(n log n). What is not
 * in it has moved.
 */
export function longestRising(values: number[]): number[] {
  /** For each length, the index of the smallest value that ends a rising run of that length. */
  const ends: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = ends[low - 1] ?? -1;
    ends[low] = i;
  });
  const result: number[] = [];
  for (let i = ends.at(-1) ?? -1; i !== -1; i = before[i] ?? -1) result.push(i);
  return result.reverse();
}
