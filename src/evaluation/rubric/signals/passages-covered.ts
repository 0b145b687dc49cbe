import type { ChapterFacts, Passage } from '../chapter-facts.ts';
import { pairsOf } from '../chapter-facts.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the chapter’s passages';

/** A word that the chapter uses this often at most tells its passage from the others. */
const RARE_USES = 2;
/** The share of a passage's rare words that a script of something else meets by chance is lower. */
const RARE_SHARE = 0.4;
/** So many of them are as good as all: the rest are turns of phrase. */
const WHOLE_SHARE = 0.8;
/** Word pairs that stand nowhere else in the chapter: two of them are no chance. */
const PAIRS_NEEDED = 2;
const MISSING_SHOWN = 3;

/**
 * An adaptation drops passages by choice, a chapter of description more than one of events: seven
 * in ten is good, a quarter and less is another story.
 */
const SCALE: readonly ScalePoint[] = [
  [25, 0],
  [70, 85],
  [100, 100],
];

export const passagesCovered: SignalDefinition = {
  name: 'passages_covered',
  label: 'Passages covered',
  weight: 10,
  weak: 'give the missing passages of the chapter a scene, or at least an image',
  why: 'A beat that was left out is missed by what follows from it.',
  strong: 'no important passage of the chapter is missing',
  measure,
};

/**
 * How much of the chapter's passages (about 150 words each, one beat) is in the script.
 *
 * Of a passage that is whole the script uses 80 % of the words that hardly occur elsewhere in the chapter. With less
 * it counts in part; with less than 40 %, and less than two of its unmistakable word pairs, nothing: the beat was left
 * out. 0 to 100 %.
 */
function measure({ chapter, stems, units }: Subject): Reading {
  const passages = chapter.passages.filter((passage) => passage.to > passage.from);
  if (passages.length === 0) return notMeasured(UNIT, 'there is no chapter text to compare with.');
  const pairs = new Set(units.flatMap((unit) => pairsOf(unit.stems)));
  const shares = new Map(
    passages.map((passage) => [passage, shareKept(passage, chapter, stems, pairs)]),
  );
  const missing = passages.filter((passage) => shares.get(passage) === 0);
  const kept = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const value = percent(kept, passages.length);
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    noteOn(passages.length, missing),
    missing.map(({ opening }) => ({
      about: opening,
      what: `The passage of the chapter that begins “${opening} …” leaves no trace in the script.`,
      lines: [],
    })),
  );
}

/** From 0 for a passage that leaves no trace to 1 for one that is whole. */
function shareKept(
  passage: Passage,
  chapter: ChapterFacts,
  used: ReadonlySet<string>,
  usedPairs: ReadonlySet<string>,
): number {
  const own = chapter.stems.slice(passage.from, passage.to);
  const pairs = pairsOf(own).filter((pair) => chapter.landmarks.has(pair) && usedPairs.has(pair));
  const rare = own.filter((stem) => (chapter.counts.get(stem) ?? 0) <= RARE_USES);
  const met = rare.filter((stem) => used.has(stem)).length / Math.max(1, rare.length);
  const share = pairs.length >= PAIRS_NEEDED ? Math.max(met, RARE_SHARE) : met;
  return share < RARE_SHARE ? 0 : Math.min(1, share / WHOLE_SHARE);
}

function noteOn(all: number, missing: readonly Passage[]): string {
  const found = `Passages of the chapter that leave a trace in the script: ${all - missing.length} of ${all}`;
  if (missing.length === 0) return `${found}.`;
  const openings = missing.slice(0, MISSING_SHOWN).map((passage) => `“${passage.opening} …”`);
  return `${found}; missing, by their first words: ${openings.join(', ')}.`;
}
