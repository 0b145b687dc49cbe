import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { momentsOf } from '../text/moments-of.ts';

const UNIT = '% of the chapter in one gap';

/** A page in fifty may go unnoticed, one in ten is a beat, four in ten are a part of the story. */
const SCALE: readonly ScalePoint[] = [
  [2, 100],
  [10, 60],
  [40, 0],
];
/** Words of a chapter that make a page of script, of which one plays a minute. */
const WORDS_A_PAGE = 200;

export const longestGap: SignalDefinition = {
  name: 'longest_gap',
  label: 'No gap',
  weight: 15,
  weak: 'give this stretch of the chapter a scene, or a line that says what happened in it',
  why: 'Cuts that are spread shorten a story; one long cut takes a part of it out.',
  strong: 'no stretch of the chapter is left out',
  measure,
};

/**
 * The longest stretch of the chapter, in content words, of which no paragraph or speech of the script tells
 * (`momentsOf`). A style that is cut to a length may leave out more at once. 0 to 100 %.
 */
function measure({ chapter, units, style }: Subject): Reading {
  const { landmarks, wordCount } = chapter;
  const all = chapter.stems.length;
  if (all === 0) return notMeasured(UNIT, 'there is no chapter text to compare with.');
  const met = new Set(units.flatMap((unit) => momentsOf(unit.stems, landmarks)));
  const places = [-1, ...[...met].sort((one, other) => one - other), all];
  const gaps = places.slice(1).map((to, at) => ({ from: (places[at] ?? 0) + 1, to }));
  const longest = gaps.reduce((long, gap) =>
    gap.to - gap.from > long.to - long.from ? gap : long,
  );
  const value = percent(longest.to - longest.from, all);
  const kept = style.draft_minutes === null ? 1 : (style.draft_minutes * WORDS_A_PAGE) / wordCount;
  const score = scale(value * Math.min(1, kept), SCALE);
  const first = chapter.passages.findLast(({ from }) => from <= longest.from);
  const note = `The longest stretch of the chapter without a trace in the script is ${Math.round(value)} % of it.`;
  const about = first?.opening ?? '';
  const what = `A stretch of ${Math.round(value)} % of the chapter leaves no trace; it begins near “${about} …”.`;
  return reading(value, UNIT, score, note, score < 100 ? [{ about, what, lines: [] }] : []);
}
