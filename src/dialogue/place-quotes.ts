import { diffArrays } from 'diff';

/**
 * The search for the shortest list of edits takes the square of its length: of a text that was changed
 * so much only what stands once on both sides is found.
 */
const MAX_EDITS = 1_000;

/**
 * For every quotation of a text the one of the text before that it is: by its words and by its place
 * among the others. Words that moved are found where they stand once on both sides; null: it is new.
 *
 * @param before hashes of the quotations as they stood, in order; those without a place come last
 * @param placed how many of them had a place
 */
export function placeQuotes(
  before: readonly string[],
  placed: number,
  now: readonly string[],
): (number | null)[] {
  const found: (number | null)[] = now.map(() => null);
  const used = new Set<number>();
  const pair = (b: number, n: number) => {
    found[n] = b;
    used.add(b);
  };
  inOrder(before.slice(0, placed), now, pair);
  const left = onlyOnes(before, (b) => !used.has(b));
  for (const [hash, n] of onlyOnes(now, (at) => found[at] === null)) {
    const b = left.get(hash);
    if (b !== undefined) pair(b, n);
  }
  return found;
}

function inOrder(
  before: readonly string[],
  now: readonly string[],
  pair: (b: number, n: number) => void,
): void {
  const changes = diffArrays([...before], [...now], { maxEditLength: MAX_EDITS });
  let b = 0;
  let n = 0;
  for (const { added, removed, count } of changes ?? []) {
    if (added) n += count;
    else if (removed) b += count;
    else for (let i = 0; i < count; i++) pair(b++, n++);
  }
}

/** Where each value stands that stands only once among those that count. */
function onlyOnes(values: readonly string[], counts: (at: number) => boolean): Map<string, number> {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  values.forEach((value, at) => {
    if (!counts(at)) return;
    if (places.has(value)) twice.add(value);
    else places.set(value, at);
  });
  for (const value of twice) places.delete(value);
  return places;
}
