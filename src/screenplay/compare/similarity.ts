import type { Item } from './item.ts';

/** From here on two texts are one text that was changed, below they are two. */
export const SIMILAR = 0.3;

interface Bag {
  counts: Map<string, number>;
  size: number;
}

/** Words of an item are asked for once for every neighbour: counted once and kept. */
const bags = new WeakMap<Item, Bag>();

/** How much of their words two groups of items share: 0 nothing, 1 all (Dice's coefficient). */
export function sharedWords(before: Item[], after: Item[]): number {
  return dice(joinBags(before), joinBags(after));
}

/** How likely `after` is `before` changed, from 0 to 1; items of two types never are. */
export function similarity(before: Item, after: Item): number {
  if (before.key === after.key) return 1;
  if (before.type !== after.type) return 0;
  if (before.type === 'scene_heading') return 1;
  if (before.type === 'character') return cueSimilarity(before, after);
  return dice(bagOf(before), bagOf(after));
}

/** Another name on a cue is a change of that cue only above words that are much the same. */
function cueSimilarity(before: Item, after: Item): number {
  if (nameOf(before) === nameOf(after)) return 1;
  const { next: said } = before;
  const { next: saidNow } = after;
  if (said === null || saidNow === null || said.type !== saidNow.type) return 0;
  const same = said.key === saidNow.key || dice(bagOf(said), bagOf(saidNow)) >= SIMILAR;
  return same ? SIMILAR : 0;
}

function nameOf({ text }: Item): string {
  const end = text.indexOf(' (');
  return (end === -1 ? text : text.slice(0, end)).replace(/ \^$/, '').toUpperCase();
}

function dice(a: Bag, b: Bag): number {
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, count] of small.counts) {
    shared += Math.min(count, large.counts.get(word) ?? 0);
  }
  const size = a.size + b.size;
  return size === 0 ? 0 : (2 * shared) / size;
}

function bagOf(item: Item): Bag {
  const known = bags.get(item);
  if (known !== undefined) return known;
  const words = item.text.toLowerCase().match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const bag = { counts, size: words.length };
  bags.set(item, bag);
  return bag;
}

function joinBags(items: Item[]): Bag {
  const joined: Bag = { counts: new Map(), size: 0 };
  for (const { counts, size } of items.map(bagOf)) {
    joined.size += size;
    for (const [word, count] of counts) {
      joined.counts.set(word, (joined.counts.get(word) ?? 0) + count);
    }
  }
  return joined;
}
