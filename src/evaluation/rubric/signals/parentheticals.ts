import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the speeches';

/** Readers' rule of thumb: only where a line would be taken for its opposite; one in ten is plenty. */
const SCALE: readonly ScalePoint[] = [
  [10, 100],
  [60, 0],
];

export const parentheticals: SignalDefinition = {
  name: 'parentheticals',
  label: 'Parentheticals',
  weight: 5,
  weak: 'take out the parentheticals that the line itself tells, and put what is done into action',
  why: 'How a line is said is its speaker’s to find; told each time it is read no more.',
  strong: 'the lines say themselves how they are said',
  measure,
};

/** How many speeches are told how to be said. 0 to 100 %. */
function measure({ speeches }: Subject): Reading {
  if (speeches.length === 0) return notMeasured(UNIT, 'nobody speaks.');
  const told = speeches.filter(({ spoken }) => spoken.parentheticals.length > 0);
  const value = percent(told.length, speeches.length);
  const note = `Speeches with a parenthetical: ${told.length} of ${speeches.length}.`;
  const places = told.map((speech) => atUnit(speech, 'A speech that is told how to be said'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}
