import { describeLength } from '../../../screenplay/describe-length.ts';
import { type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = 'minutes';

/**
 * A page plays a minute. Under what a style has at least there is no time for a beginning and an end (of
 * the usual two minutes a quarter earns 40); beyond what it has at most it is no such video any more.
 */
function scaleOf({ least, most }: { least: number; most: number }): readonly ScalePoint[] {
  return [
    [0, 0],
    [least / 4, 40],
    [least, 100],
    [most, 100],
    [(most * 8) / 3, 50],
    [(most * 16) / 3, 0],
  ];
}

export const duration: SignalDefinition = {
  name: 'duration',
  label: 'Duration',
  weight: 5,
  weak: 'bring the length to the style’s, usually between two and forty-five pages',
  why: 'Under two minutes there is no story; a chapter seldom carries an hour.',
  strong: 'the length suits a video',
  measure,
};

/** How long the video would run, at one page of 55 lines a minute. From 0 upwards. */
function measure({ length, pages, style }: Subject): Reading {
  const value = pages.total;
  const note = `${describeLength(length)}.`;
  // What stands there already makes a script that is too short no longer.
  const points = scaleOf(style.minutes);
  const score = Math.min(scale(value, points), scale(pages.fresh, points));
  return reading(value, UNIT, score, note);
}
