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
  weight: 15,
  weak: 'give the missing passages of the chapter a scene, or at least an image',
  why: 'A beat that was left out is missed by what follows from it.',
  strong: 'no important passage of the chapter is missing',
  measure,
};

/**
 * How many of the chapter's passages (about 150 words each, one beat) leave a trace in the script.
 *
 * A passage has left one when the script uses two of its unmistakable word pairs or 40 % of the
 * words that hardly occur elsewhere in the chapter. Finds the beat that was left out. 0 to 100 %.
 */
function measure({ chapter, stems, units }: Subject): Reading {
  const passages = chapter.passages.filter((passage) => passage.to > passage.from);
  if (passages.length === 0) return notMeasured(UNIT, 'there is no chapter text to compare with.');
  const pairs = new Set(units.flatMap((unit) => pairsOf(unit.stems)));
  const missing = passages.filter((passage) => !leftTrace(passage, chapter, stems, pairs));
  const value = percent(passages.length - missing.length, passages.length);
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

function leftTrace(
  passage: Passage,
  chapter: ChapterFacts,
  used: ReadonlySet<string>,
  usedPairs: ReadonlySet<string>,
): boolean {
  const own = chapter.stems.slice(passage.from, passage.to);
  const pairs = pairsOf(own).filter((pair) => chapter.landmarks.has(pair) && usedPairs.has(pair));
  if (pairs.length >= PAIRS_NEEDED) return true;
  const rare = own.filter((stem) => (chapter.counts.get(stem) ?? 0) <= RARE_USES);
  const met = rare.filter((stem) => used.has(stem));
  return rare.length > 0 && met.length >= rare.length * RARE_SHARE;
}

function noteOn(all: number, missing: readonly Passage[]): string {
  const found = `Passages of the chapter that leave a trace in the script: ${all - missing.length} of ${all}`;
  if (missing.length === 0) return `${found}.`;
  const openings = missing.slice(0, MISSING_SHOWN).map((passage) => `“${passage.opening} …”`);
  return `${found}; missing, by their first words: ${openings.join(', ')}.`;
}
