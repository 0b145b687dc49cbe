/** The index of the entry that holds a line: the last that begins there or above; -1 above the first. */
export function entryAt(entries: readonly { line: number }[], line: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
