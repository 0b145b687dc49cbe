import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the action paragraphs and speeches';

/** A phrase that comes back is a motif; a fifth of the script is padding, or a scene twice. */
const SCALE: readonly ScalePoint[] = [
  [0, 100],
  [2, 95],
  [20, 0],
];

export const repetition: SignalDefinition = {
  name: 'repetition',
  label: 'Nothing twice',
  weight: 15,
  weak: 'these lines stand in the script already; take them out',
  why: 'What is shown or said twice only fills.',
  strong: 'nothing is shown or said twice',
  measure,
};

/**
 * How many paragraphs of action and speeches say word for word what one before them says: a scene
 * that was copied, or moments that only fill. Interjections do not count. 0 to 100 %.
 */
function measure({ units, repeated }: Subject): Reading {
  const all = units.length + repeated.length;
  if (all === 0) return notMeasured(UNIT, 'nothing is shown or said.');
  const value = percent(repeated.length, all);
  const note = `Paragraphs and speeches that stand there already: ${repeated.length} of ${all}.`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    repeated.map((unit) => atUnit(unit, 'What stands in the script already')),
  );
}
