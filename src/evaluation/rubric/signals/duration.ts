import { describeLength } from '../../../screenplay/describe-length.ts';
import { type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = 'minutes';

/**
 * A page plays a minute. Under two there is no time for a beginning and an end; one chapter seldom
 * carries more than an hour's episode; two hours is a feature, beyond any video of a chapter.
 */
const SCALE: readonly ScalePoint[] = [
  [0, 0],
  [0.5, 40],
  [2, 100],
  [45, 100],
  [120, 50],
  [240, 0],
];

export const duration: SignalDefinition = {
  name: 'duration',
  label: 'Duration',
  weight: 10,
  weak: 'bring the length to between two and forty-five pages',
  why: 'Under two minutes there is no story; a chapter seldom carries an hour.',
  strong: 'the length suits a video',
  measure,
};

/** How long the video would run, at one page of 55 lines a minute. From 0 upwards. */
function measure({ length, pages }: Subject): Reading {
  const value = pages.total;
  const note = `${describeLength(length)}.`;
  // What stands there already makes a script that is too short no longer.
  const score = Math.min(scale(value, SCALE), scale(pages.fresh, SCALE));
  return reading(value, UNIT, score, note);
}
