import { diffArrays } from 'diff';
import type { Item } from './item.ts';
import { longestRising } from './longest-rising.ts';
import { SIMILAR, similarity } from './similarity.ts';

/** An item of each side, or of one side alone. */
export interface Aligned {
  before: Item | null;
  after: Item | null;
}

/**
 * The search for the shortest list of edits takes the square of its length: beyond this many it is
 * given up for a coarser way.
 */
const MAX_EDITS = 500;
/** How many added items a removed one is compared with, to tell a change from a replacement. */
const WINDOW = 8;

/** Lays the items of one scene beside those of its other draft. */
export function alignItems(before: Item[], after: Item[]): Aligned[] {
  return diffItems(before, after) ?? alignByAnchors(before, after);
}

function diffItems(before: Item[], after: Item[]): Aligned[] | null {
  const changes = diffArrays(keysOf(before), keysOf(after), { maxEditLength: MAX_EDITS });
  if (changes === undefined) return null;
  const aligned: Aligned[] = [];
  let a = 0;
  let b = 0;
  let removed: Item[] = [];
  let added: Item[] = [];
  for (const change of changes) {
    if (change.removed) removed = before.slice(a, a + change.count);
    else if (change.added) added = after.slice(b, b + change.count);
    else {
      append(aligned, pairChanged(removed, added));
      append(aligned, pairInOrder(before.slice(a, a + change.count), after, b));
      [removed, added] = [[], []];
    }
    if (!change.added) a += change.count;
    if (!change.removed) b += change.count;
  }
  append(aligned, pairChanged(removed, added));
  return aligned;
}

function keysOf(items: Item[]): string[] {
  return items.map((item) => item.key);
}

/** Not `push(...)`: a script can have more elements than a call takes arguments. */
function append(aligned: Aligned[], more: Aligned[]): void {
  for (const each of more) aligned.push(each);
}

function pairInOrder(same: Item[], after: Item[], from: number): Aligned[] {
  return same.map((before, i) => ({ before, after: after[from + i] ?? null }));
}

/** Items that stand once on each side, in the same order, part the rest into smaller pieces. */
function alignByAnchors(before: Item[], after: Item[]): Aligned[] {
  const aligned: Aligned[] = [];
  let a = 0;
  let b = 0;
  const alignUpTo = (endA: number, endB: number) => {
    const left = before.slice(a, endA);
    const right = after.slice(b, endB);
    append(aligned, diffItems(left, right) ?? pairChanged(left, right));
    [a, b] = [endA, endB];
  };
  for (const [anchorA, anchorB] of findAnchors(before, after)) {
    alignUpTo(anchorA, anchorB);
    aligned.push({ before: before[a++] ?? null, after: after[b++] ?? null });
  }
  alignUpTo(before.length, after.length);
  return aligned;
}

function findAnchors(before: Item[], after: Item[]): [number, number][] {
  const now = onlyOnes(after);
  const pairs = [...onlyOnes(before)].flatMap(([key, a]): [number, number][] => {
    const b = now.get(key);
    return b === undefined ? [] : [[a, b]];
  });
  const rising = longestRising(pairs.map(([, b]) => b));
  return rising.flatMap((i) => (pairs[i] === undefined ? [] : [pairs[i]]));
}

function onlyOnes(items: Item[]): Map<string, number> {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  items.forEach(({ key }, i) => {
    if (places.has(key)) twice.add(key);
    else places.set(key, i);
  });
  for (const key of twice) places.delete(key);
  return places;
}

/** Tells which of the added items are removed ones that were changed. */
function pairChanged(removed: Item[], added: Item[]): Aligned[] {
  const [before] = removed;
  const [after] = added;
  const single = removed.length === 1 && added.length === 1 && before?.type === after?.type;
  if (single && before && after) return [{ before, after }];
  const aligned: Aligned[] = [];
  let next = 0;
  for (const item of removed) {
    const best = findChanged(item, added, next);
    if (best !== -1) append(aligned, added.slice(next, best).map(addedOnly));
    aligned.push({ before: item, after: best === -1 ? null : (added[best] ?? null) });
    if (best !== -1) next = best + 1;
  }
  append(aligned, added.slice(next).map(addedOnly));
  return aligned;
}

function addedOnly(after: Item): Aligned {
  return { before: null, after };
}

function findChanged(item: Item, added: Item[], from: number): number {
  let best = -1;
  let most = 0;
  added.slice(from, from + WINDOW).forEach((candidate, i) => {
    const score = similarity(item, candidate);
    if (score >= SIMILAR && score > most) [best, most] = [from + i, score];
  });
  return best;
}
