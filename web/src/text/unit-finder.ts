/** Finds where a place that is counted in characters, as PostgreSQL does, stands in UTF-16 units. */
export function unitFinder(text: string): (character: number) => number {
  /** Which characters take two units, rising. */
  const wide: number[] = [];
  let character = 0;
  for (const letter of text) {
    if (letter.length === 2) wide.push(character);
    character++;
  }
  return (at) => Math.min(at + countBelow(wide, at), text.length);
}

/** How many of some rising numbers are smaller. */
export function countBelow(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
