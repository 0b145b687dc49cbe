import { longestRising } from '../../../screenplay/compare/longest-rising.ts';
import type { ChapterFacts } from '../chapter-facts.ts';
import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';
import { landmarksIn, stepsIn } from '../text/moments-of.ts';

const UNIT = '% of the matched script';

/** A single word can be met by chance, a pair hardly. */
const PAIR_WEIGHT = 2;
const WEIGHT_NEEDED = 3;
/** So many content words an action may go back, which puts a sentence in another way; what is said stays as it is. */
const FREE = { action: 4, speech: 0 };
/** Fewer matched paragraphs than this have no order worth the name. */
const FEWEST_MATCHED = 5;

/** A flashback or a teaser moves a scene; beyond a tenth the reader of the book loses the thread. */
const SCALE: readonly ScalePoint[] = [
  [40, 0],
  [90, 80],
  [100, 100],
];

interface Placed {
  unit: Unit;
  /** Where in the chapter it comes from, as a place among the content stems. */
  place: number;
  weight: number;
}

export const chapterOrder: SignalDefinition = {
  name: 'chapter_order',
  label: 'Chapter order kept',
  weight: 15,
  holds: true,
  weak: 'these come out of the chapter’s order; move them back, or mark the jump as a flashback',
  why: 'Whoever knows the book loses the thread where things come out of their order.',
  strong: 'events come in the chapter’s order',
  measure,
};

/**
 * Whether things come in the chapter's order.
 *
 * Each paragraph and speech is placed in the chapter by the words and word pairs that occur there
 * exactly once (the median of their places). The longest run that only moves forward (longest
 * increasing subsequence, n log n) is in order, the rest is not. Scenes are placed likewise, by the median
 * of what is placed in them: a short one out of its order is a jump as well. 0 to 100 %: the mean of the
 * placed paragraphs in order, by number of matches, and of the placed scenes; a shuffle of ten scenes
 * leaves about half.
 */
function measure({ chapter, units }: Subject): Reading {
  if (chapter.stems.length === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  const placed = units.flatMap((unit) => placeOf(unit, chapter));
  if (placed.length < FEWEST_MATCHED) {
    return notMeasured(UNIT, 'too little of the script can be found in the chapter.');
  }
  const late = outOfOrder(placed);
  const scenes = scenesOf(placed);
  const lateScenes = outOfOrder(scenes);
  const outside = percent(weightOf(late), weightOf(placed));
  const steps = units.map(({ stems, kind }) => stepsIn(stems, chapter.landmarks, FREE[kind]));
  const back = percent(sumOf(steps.map((each) => each.back)), sumOf(steps.map(({ all }) => all)));
  const value = Math.max(0, 100 - (outside + percent(lateScenes.length, scenes.length)) / 2 - back);
  const note = `Paragraphs found in the chapter: ${placed.length}; out of its order: ${late.length}, and scenes ${lateScenes.length} of ${scenes.length}.`;
  const lines = late.toSorted((one, other) => other.weight - one.weight);
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    lines.map(({ unit }) => atUnit(unit, 'Out of the chapter’s order')),
  );
}

function outOfOrder<T extends { place: number }>(placed: readonly T[]): T[] {
  const inOrder = new Set(longestRising(placed.map(({ place }) => place)));
  return placed.filter((_, at) => !inOrder.has(at));
}

/** Where each scene comes from: the median of its paragraphs. */
function scenesOf(placed: readonly Placed[]): { place: number }[] {
  const byScene = new Map<number, Placed[]>();
  for (const each of placed) {
    const own = byScene.get(each.unit.scene);
    if (own === undefined) byScene.set(each.unit.scene, [each]);
    else own.push(each);
  }
  return [...byScene.values()].map((own) => {
    const places = own.map(({ place }) => place).sort((one, other) => one - other);
    return { place: places[Math.floor(places.length / 2)] ?? 0 };
  });
}

function placeOf(unit: Unit, { landmarks }: ChapterFacts): Placed[] {
  const places = landmarksIn(unit.stems, landmarks, PAIR_WEIGHT);
  if (places.length < WEIGHT_NEEDED) return [];
  return [{ unit, place: places[Math.floor(places.length / 2)] ?? 0, weight: places.length }];
}

function weightOf(placed: readonly Placed[]): number {
  return sumOf(placed.map(({ weight }) => weight));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
