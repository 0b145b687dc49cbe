import { type Reading, reading } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = 'of 2';

/** Half for a place, half for something to see there before anybody speaks. */
const POINT_SCORE = 50;

export const opening: SignalDefinition = {
  name: 'opening',
  label: 'Opening',
  weight: 5,
  weak: 'open on a named place, and show it before anybody speaks',
  why: 'An audience that does not know where it is does not listen.',
  strong: 'the opening shows where we are',
  measure,
};

/**
 * Whether the first scene establishes where we are: its heading names a place, and action of the chapter stands
 * before the first speech. An audience that does not know where it is does not listen. 0, 1 or 2.
 */
function measure({ scenes, actions, speeches, foreign }: Subject): Reading {
  const [first] = scenes;
  if (first === undefined) return reading(0, UNIT, 0, 'There is no first scene.');
  const place = first.heading.place.trim() !== '';
  const seen = actions.find((unit) => unit.scene === first.number && !foreign.has(unit));
  const heard = speeches.find(({ scene }) => scene === first.number);
  const established = seen !== undefined && (heard === undefined || seen.line < heard.line);
  const value = Number(place) + Number(established);
  const lines: number[] = [];
  if (!place) lines.push(first.heading.line);
  if (!established) lines.push(heard?.line ?? first.heading.line);
  const note = `The first scene ${place ? 'names' : 'does not name'} a place and ${established ? 'shows it before anybody speaks' : 'shows nothing before the first speech'}.`;
  return reading(value, UNIT, value * POINT_SCORE, note, lines);
}
