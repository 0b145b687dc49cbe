import type { Item } from './item.ts';
import { SIMILAR, sharedWords } from './similarity.ts';

/** An element that stands in more scenes than this says nothing about which scene is which. */
const MAX_SCENES_PER_ELEMENT = 4;
/** How many unmatched neighbours a rewritten scene is compared with. */
const NEIGHBOURS = 4;

/** For each scene of before, the index of the same scene in after, if it is there. */
export type SceneMatch = Map<number, number>;

interface Matching {
  before: Item[][];
  after: Item[][];
  toAfter: SceneMatch;
  taken: Set<number>;
}

/**
 * Finds each scene again wherever it stands now: first those left as they were, then those that
 * share most of their elements, then by heading, then rewritten ones by their words between the
 * same neighbours. Every step is bounded, so that its cost grows with the scripts' length and not
 * with the product of their lengths.
 */
export function matchScenes(before: Item[][], after: Item[][]): SceneMatch {
  const matching: Matching = { before, after, toAfter: new Map(), taken: new Set() };
  matchByKey(matching, (scene) => scene.map((item) => item.key).join('\n\n'));
  matchByElements(matching);
  matchByKey(matching, (scene) => scene[0]?.key ?? '');
  matchByPlace(matching);
  return matching.toAfter;
}

function pair(matching: Matching, before: number, after: number): void {
  matching.toAfter.set(before, after);
  matching.taken.add(after);
}

/** Scenes with the same key, the first with the first, the second with the second. */
function matchByKey(matching: Matching, keyOf: (scene: Item[]) => string): void {
  const waiting = new Map<string, number[]>();
  for (const b of free(matching)) {
    const key = keyOf(matching.after[b] ?? []);
    const own = waiting.get(key);
    if (own === undefined) waiting.set(key, [b]);
    else own.push(b);
  }
  const nextOf = new Map<string, number>();
  matching.before.forEach((scene, a) => {
    if (matching.toAfter.has(a)) return;
    const key = keyOf(scene);
    const at = nextOf.get(key) ?? 0;
    const b = waiting.get(key)?.[at];
    nextOf.set(key, at + 1);
    if (b !== undefined) pair(matching, a, b);
  });
}

function* free({ after, taken }: Matching): Generator<number> {
  for (let b = 0; b < after.length; b++) if (!taken.has(b)) yield b;
}

function matchByElements(matching: Matching): void {
  const holders = new Map<string, Set<number>>();
  for (const b of free(matching)) {
    for (const { key } of matching.after[b] ?? []) {
      const own = holders.get(key) ?? new Set();
      holders.set(key, own.add(b));
    }
  }
  const candidates = matching.before.flatMap((scene, a) =>
    matching.toAfter.has(a) ? [] : candidatesOf(matching, scene, a, holders),
  );
  candidates.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  for (const { a, b } of candidates) {
    if (!matching.toAfter.has(a) && !matching.taken.has(b)) pair(matching, a, b);
  }
}

interface Candidate {
  a: number;
  b: number;
  /** Share of the text that the two scenes have in common, 0 to 1. */
  score: number;
}

function candidatesOf(
  { after }: Matching,
  scene: Item[],
  a: number,
  holders: Map<string, Set<number>>,
): Candidate[] {
  const shared = new Map<number, number>();
  for (const { key, type } of scene) {
    const own = holders.get(key);
    if (type === 'character' || own === undefined || own.size > MAX_SCENES_PER_ELEMENT) continue;
    for (const b of own) shared.set(b, (shared.get(b) ?? 0) + key.length);
  }
  return [...shared]
    .map(([b, length]) => ({ a, b, score: (2 * length) / lengthOf(scene, after[b] ?? []) }))
    .filter(({ score }) => score >= SIMILAR);
}

function lengthOf(...scenes: Item[][]): number {
  const items = scenes.flat().filter(({ type }) => type !== 'character');
  return items.reduce((sum, { key }) => sum + key.length, 0);
}

/** A scene of which nothing was left as it was, between the neighbours that it had. */
function matchByPlace(matching: Matching): void {
  matching.before.forEach((scene, a) => {
    if (matching.toAfter.has(a)) return;
    const from = a === 0 ? 0 : (matching.toAfter.get(a - 1) ?? -1) + 1;
    if (a > 0 && from === 0) return;
    for (let b = from; b < from + NEIGHBOURS && b < matching.after.length; b++) {
      if (matching.taken.has(b)) return;
      if (sharedWords(scene, matching.after[b] ?? []) >= SIMILAR) {
        pair(matching, a, b);
        return;
      }
    }
  });
}
