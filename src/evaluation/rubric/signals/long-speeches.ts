import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the spoken words';

/** Readers' rule of thumb: four lines of dialogue, five at most, before something must happen. */
const LONGEST_ROWS = 5;

/** Every story has its one great speech. */
const SCALE: readonly ScalePoint[] = [
  [15, 100],
  [75, 0],
];

export const longSpeeches: SignalDefinition = {
  name: 'long_speeches',
  label: 'Long speeches',
  weight: 5,
  weak: 'cut these speeches to five lines, or break them with a look, a move or an answer',
  why: 'On the screen nothing happens while somebody speaks for long.',
  strong: 'speeches are short enough to play',
  measure,
};

/**
 * How much of the dialogue stands in speeches of more than five printed lines (35 characters
 * each). Prose talks in paragraphs, people on a screen seldom do. 0 to 100 %.
 */
function measure({ speeches }: Subject): Reading {
  if (speeches.length === 0) return notMeasured(UNIT, 'nobody speaks.');
  const long = speeches.filter(({ rows }) => rows > LONGEST_ROWS);
  const count = (units: typeof long): number =>
    units.reduce((sum, { words }) => sum + words.length, 0);
  const value = percent(count(long), count([...speeches]));
  const most = speeches.reduce((rows, speech) => Math.max(rows, speech.rows), 0);
  const note = `Speeches over ${LONGEST_ROWS} lines: ${long.length} of ${speeches.length}; the longest has ${most}.`;
  const longestFirst = long.toSorted((one, other) => other.rows - one.rows);
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    longestFirst.map((speech) => atUnit(speech, `A speech of ${speech.rows} lines`)),
  );
}
