import { tokensOf } from '../compare/diff-words.ts';
import { SIMILAR } from '../compare/similarity.ts';
import type { PartMatch } from './match-parts.ts';
import type { Part } from './read-parts.ts';

/** By the index of a part of after: the parts of before that its words come from. */
export type PartTraces = Map<number, Set<number>>;

export function addTrace(traces: PartTraces, b: number, a: number): void {
  const found = traces.get(b);
  if (found === undefined) traces.set(b, new Set([a]));
  else found.add(a);
}

/** Two words beside each other that stand in more elements than this tell nothing. */
const MOST_HOLDERS = 4;
/** From this share of its words on something was split off, or went into another. */
const MOSTLY = 0.5;
/** Elements that were one are this near to each other; what is farther away has to show more. */
const NEAR = 3;
const FEWEST_FAR = 3;

interface Shared {
  a: number;
  b: number;
  /** Word pairs that both have. */
  pairs: number;
  /** Share of the word pairs of before, and of after. */
  ofBefore: number;
  ofAfter: number;
}

/**
 * Where the words of changed and new elements come from. What moved and was changed is added to the
 * match; what was split off or merged is traced.
 */
export function traceParts(
  before: readonly Part[],
  after: readonly Part[],
  toBefore: PartMatch,
): PartTraces {
  const shared = findShared(before, after, toBefore);
  matchChanged(shared, before, after, toBefore);
  const toAfter = new Map([...toBefore].map(([b, a]) => [a, b]));
  const traces: PartTraces = new Map();
  for (const { a, b, pairs, ofBefore, ofAfter } of shared) {
    if (toBefore.get(b) === a) continue;
    const own = toBefore.get(b);
    const other = toAfter.get(a);
    const near =
      (other !== undefined && Math.abs(other - b) <= NEAR) ||
      (own !== undefined && Math.abs(own - a) <= NEAR);
    if (!near && pairs < FEWEST_FAR) continue;
    if (own === undefined && ofAfter >= MOSTLY) {
      addTrace(traces, b, a);
      if (other !== undefined) addTrace(traces, other, a);
    } else if (own !== undefined && other === undefined && ofBefore >= MOSTLY) {
      addTrace(traces, b, own);
      addTrace(traces, b, a);
    }
  }
  return traces;
}

/** Of changed, new and gone elements, those that have word pairs in common. */
function findShared(
  before: readonly Part[],
  after: readonly Part[],
  toBefore: PartMatch,
): Shared[] {
  const unchanged = new Set(
    [...toBefore].flatMap(([b, a]) => (before[a]?.hash === after[b]?.hash ? [a] : [])),
  );
  const sizes: number[] = [];
  const holders = new Map<string, number[]>();
  before.forEach((part, a) => {
    if (part.kind === 'scene' || unchanged.has(a)) return;
    const pairs = wordPairs(part);
    sizes[a] = pairs.size;
    for (const pair of pairs) {
      const own = holders.get(pair);
      if (own === undefined) holders.set(pair, [a]);
      else if (own.length <= MOST_HOLDERS) own.push(a);
    }
  });
  return after.flatMap((part, b) => {
    const old = toBefore.get(b);
    if (part.kind === 'scene' || (old !== undefined && unchanged.has(old))) return [];
    const pairs = wordPairs(part);
    const counts = new Map<number, number>();
    for (const pair of pairs) {
      const own = holders.get(pair) ?? [];
      if (own.length > MOST_HOLDERS) continue;
      for (const a of own) counts.set(a, (counts.get(a) ?? 0) + 1);
    }
    return [...counts].map(([a, count]) => ({
      a,
      b,
      pairs: count,
      ofBefore: count / (sizes[a] ?? count),
      ofAfter: count / pairs.size,
    }));
  });
}

/** What is said, without who says it. */
function wordPairs({ kind, name }: Part): Set<string> {
  const said = kind === 'speech' ? name.slice(name.indexOf('\n') + 1) : name;
  const words = tokensOf(said.toLowerCase()).filter((token) => /[\p{L}\p{N}]/u.test(token));
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

/** What stands in another scene and was changed there: the likest first. */
function matchChanged(
  shared: readonly Shared[],
  before: readonly Part[],
  after: readonly Part[],
  toBefore: PartMatch,
): void {
  const taken = new Set(toBefore.values());
  const likeness = ({ ofBefore, ofAfter }: Shared) =>
    (2 * ofBefore * ofAfter) / (ofBefore + ofAfter);
  const candidates = shared
    .filter(({ a, b }) => !taken.has(a) && !toBefore.has(b) && before[a]?.kind === after[b]?.kind)
    .map((each) => ({ ...each, likeness: likeness(each) }))
    .filter((each) => each.likeness >= SIMILAR && each.pairs >= FEWEST_FAR)
    .sort((x, y) => y.likeness - x.likeness || x.b - y.b || x.a - y.a);
  for (const { a, b } of candidates) {
    if (taken.has(a) || toBefore.has(b)) continue;
    toBefore.set(b, a);
    taken.add(a);
  }
}
