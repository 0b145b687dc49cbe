import { type Aligned, alignItems } from './compare/align-items.ts';
import { diffWords, type WordChange } from './compare/diff-words.ts';
import { type Groups, groupItems, type Item } from './compare/item.ts';
import { longestRising } from './compare/longest-rising.ts';
import { matchScenes, type SceneMatch } from './compare/match-scenes.ts';
import { type ComparisonSummary, countChangedWords, countLines } from './compare/summarize.ts';
import { parseFountain } from './fountain/parse.ts';
import type { ElementType, Screenplay } from './types.ts';

export interface ComparedElement {
  type: ElementType | 'title_page';
  /** As printed: a cue with its extensions, a heading with its number, `(beat)` in parentheses. */
  text: string;
  /** 1-based line in its own text. */
  line: number;
}

export interface ComparisonEntry {
  kind: 'same' | 'added' | 'removed' | 'changed';
  before: ComparedElement | null;
  after: ComparedElement | null;
  /** On `changed`: all but `added` make up the text before, all but `removed` the text after. */
  words?: WordChange[];
  /** Its scene stands in another place than before, whatever became of the element itself. */
  moved?: true;
}

export interface Comparison {
  /** In the order of `after`; what was removed stands where it used to. */
  entries: ComparisonEntry[];
  summary: ComparisonSummary;
}

/** What two screenplays have beside each other: a scene of both, or of one alone. */
export interface Stretch {
  aligned: Aligned[];
  matched: boolean;
  moved: boolean;
}

/** Compares two Fountain texts. */
export function compareScreenplays(before: string, after: string): Comparison {
  return compareParsed(parseFountain(before), parseFountain(after));
}

/**
 * Compares two screenplays by scene, then by element, then by word. A scene that stands in another
 * place is found again there. The cost grows with the length of the texts, even when they have
 * nothing in common.
 */
export function compareParsed(before: Screenplay, after: Screenplay): Comparison {
  const old = groupItems(before);
  const now = groupItems(after);
  const { heads, scenes, match } = alignGroups(old, now);
  const stretches = [...heads, ...scenes];
  const entries = stretches.flatMap(({ aligned, moved }) =>
    aligned.map((each) => entryOf(each, moved)),
  );
  const moved = scenes.filter((scene) => scene.moved).length;
  const summary = {
    scenes: {
      added: now.scenes.length - match.size,
      removed: old.scenes.length - match.size,
      changed: scenes.filter(isChanged).length,
      moved,
    },
    lines: countLines(stretches.flatMap(({ aligned }) => aligned)),
    words: countChangedWords(entries),
    identical: moved === 0 && entries.every(({ kind }) => kind === 'same'),
  };
  return { entries, summary };
}

/** Lays two screenplays beside each other, scene by scene. */
export function alignGroups(
  old: Groups,
  now: Groups,
): { heads: Stretch[]; scenes: Stretch[]; match: SceneMatch } {
  const match = matchScenes(old.scenes, now.scenes);
  const heads = [alignItems(old.titlePage, now.titlePage), alignItems(old.opening, now.opening)];
  return {
    heads: heads.map((aligned) => ({ aligned, matched: true, moved: false })),
    scenes: sceneStretches(old, now, match),
    match,
  };
}

/** Scenes in the order of after, each removed one behind the scene that it used to follow. */
function sceneStretches(old: Groups, now: Groups, match: SceneMatch): Stretch[] {
  const toBefore = new Map([...match].map(([a, b]) => [b, a]));
  const matched = now.scenes.flatMap((_, b) => toBefore.get(b) ?? []);
  const inPlace = longestRising(matched).map((i) => matched[i] ?? 0);
  const stretches: Stretch[] = [];
  let next = 0;
  const addRemoved = (upTo: number) => {
    for (; next < upTo; next++) {
      const scene = old.scenes[next] ?? [];
      if (!match.has(next))
        stretches.push({ aligned: scene.map(removedOnly), matched: false, moved: false });
    }
  };
  let place = 0;
  addRemoved(inPlace[0] ?? old.scenes.length);
  now.scenes.forEach((scene, b) => {
    const a = toBefore.get(b);
    const moved = a !== undefined && a !== inPlace[place];
    const aligned = a === undefined ? scene.map(addedOnly) : alignItems(old.scenes[a] ?? [], scene);
    stretches.push({ aligned, matched: a !== undefined, moved });
    if (a !== undefined && !moved) addRemoved(inPlace[++place] ?? old.scenes.length);
  });
  return stretches;
}

function removedOnly(before: Item): Aligned {
  return { before, after: null };
}

function addedOnly(after: Item): Aligned {
  return { before: null, after };
}

function isChanged({ aligned, matched }: Stretch): boolean {
  return matched && aligned.some(({ before, after }) => before?.key !== after?.key);
}

function entryOf({ before, after }: Aligned, moved: boolean): ComparisonEntry {
  const entry: ComparisonEntry = {
    kind: kindOf(before, after),
    before: before && shown(before),
    after: after && shown(after),
  };
  if (entry.kind === 'changed') entry.words = diffWords(before?.text ?? '', after?.text ?? '');
  if (moved) entry.moved = true;
  return entry;
}

function kindOf(before: Item | null, after: Item | null): ComparisonEntry['kind'] {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  return before.key === after.key ? 'same' : 'changed';
}

function shown({ type, text, line }: Item): ComparedElement {
  return { type, text, line };
}
