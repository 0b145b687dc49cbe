import { alignGroups, type Stretch } from '../compare.ts';
import type { Part, PartsOfText } from './read-parts.ts';

/** By the index of a part of after: the index of the same one in before. */
export type PartMatch = Map<number, number>;

/** A cue that stays says less of a speech than any word in it. */
const CUE_WEIGHT = 1;
/** What is shorter may stand in two places by chance: where it stood a change of it is likelier. */
const LONG = 40;

/**
 * Which elements of before are still there: by the comparison, and whatever stands in another scene now
 * with every word that it had.
 */
export function matchParts(before: PartsOfText, after: PartsOfText): PartMatch {
  const { heads, scenes, match } = alignGroups(before.groups, after.groups);
  const toBefore: PartMatch = new Map();
  const sceneParts = { before: scenesOf(before.parts), after: scenesOf(after.parts) };
  for (const [a, b] of match) {
    const [old, now] = [sceneParts.before[a], sceneParts.after[b]];
    if (old !== undefined && now !== undefined) toBefore.set(now, old);
  }
  const matching = { before: before.parts, after: after.parts, toBefore };
  const taken = new Set(toBefore.values());
  const votes = countVotes([...heads, ...scenes], before, after);
  const isSame = ({ a, b }: Vote) => before.parts[a]?.hash === after.parts[b]?.hash;
  pair(votes.filter(isSame), toBefore, taken);
  matchMoved(matching, taken, LONG);
  pair(votes, toBefore, taken);
  matchMoved(matching, taken, 0);
  return toBefore;
}

function scenesOf(parts: readonly Part[]): number[] {
  return parts.flatMap(({ kind }, at) => (kind === 'scene' ? [at] : []));
}

interface Vote {
  a: number;
  b: number;
  weight: number;
}

/** A speech is several items, which may have gone to several speeches: most of its words decide. */
function countVotes(
  stretches: readonly Stretch[],
  before: PartsOfText,
  after: PartsOfText,
): Vote[] {
  const votes = new Map<number, Vote>();
  for (const { aligned } of stretches) {
    for (const { before: old, after: now } of aligned) {
      if (old === null || now === null || old.type === 'title_page') continue;
      const a = before.partOf[old.at] ?? -1;
      const b = after.partOf[now.at] ?? -1;
      const kind = before.parts[a]?.kind;
      if (kind === undefined || kind === 'scene' || kind !== after.parts[b]?.kind) continue;
      const weight =
        old.type === 'character' ? CUE_WEIGHT : 1 + Math.min(old.text.length, now.text.length);
      const key = a * after.parts.length + b;
      const vote = votes.get(key);
      if (vote === undefined) votes.set(key, { a, b, weight });
      else vote.weight += weight;
    }
  }
  return [...votes.values()].sort((x, y) => y.weight - x.weight || x.b - y.b || x.a - y.a);
}

function pair(votes: readonly Vote[], toBefore: PartMatch, taken: Set<number>): void {
  for (const { a, b } of votes) {
    if (taken.has(a) || toBefore.has(b)) continue;
    toBefore.set(b, a);
    taken.add(a);
  }
}

interface Matching {
  before: readonly Part[];
  after: readonly Part[];
  toBefore: PartMatch;
}

/** Those that say the same, the first with the first. */
function matchMoved(
  { before, after, toBefore }: Matching,
  taken: Set<number>,
  shortest: number,
): void {
  const waiting = new Map<string, number[]>();
  const isAsked = ({ kind, name }: Part) => kind !== 'scene' && name.length >= shortest;
  before.forEach((part, a) => {
    if (taken.has(a) || !isAsked(part)) return;
    const same = waiting.get(part.hash);
    if (same === undefined) waiting.set(part.hash, [a]);
    else same.push(a);
  });
  const next = new Map<string, number>();
  after.forEach((part, b) => {
    if (toBefore.has(b) || !isAsked(part)) return;
    const at = next.get(part.hash) ?? 0;
    const a = waiting.get(part.hash)?.[at];
    if (a === undefined) return;
    next.set(part.hash, at + 1);
    toBefore.set(b, a);
    taken.add(a);
  });
}
