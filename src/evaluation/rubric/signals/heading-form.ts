import type { Scene } from '../../../screenplay/types.ts';
import { atScene } from '../found-place.ts';
import { percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { canBeThere } from '../text/can-be-there.ts';
import { isNamedPlace } from '../text/is-named-place.ts';

const UNIT = '% of what the headings should say';

/** Without setting or place nobody can build the scene; without a time nobody can light it. */
const COMPLETE = 1;
const IN_PART = 0.5;

const SCALE: readonly ScalePoint[] = [
  [0, 0],
  [100, 100],
];

export const headingForm: SignalDefinition = {
  name: 'heading_form',
  label: 'Scene headings',
  weight: 15,
  weak: 'write headings as INT. (inside) or EXT. (outside), place, time: INT. KITCHEN - NIGHT',
  why: 'Every picture of the scene starts from where and when it is.',
  strong: 'headings say where and when',
  measure,
};

/**
 * Whether each scene heading says INT. or EXT., a place and a time of day: the first thing that
 * every picture of the scene is made from. A heading that lacks only the time counts half, and so does
 * one whose place cannot be there, as a bedroom outside; one that lacks more, or names no place ("UNKNOWN PLACE"), counts
 * nothing. 0 to 100 %.
 */
function measure({ scenes }: Subject): Reading {
  if (scenes.length === 0) return reading(0, UNIT, 0, 'There is no scene heading.');
  const incomplete = scenes.filter((scene) => creditOf(scene) < COMPLETE);
  const credit = scenes.reduce((sum, scene) => sum + creditOf(scene), 0);
  const value = percent(credit, scenes.length);
  const note = `Headings that say where and when, at a place that can be there: ${scenes.length - incomplete.length} of ${scenes.length}.`;
  const worstFirst = incomplete.toSorted((one, other) => creditOf(one) - creditOf(other));
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    worstFirst.map((scene) => atScene(scene, whatIsWrong(scene))),
  );
}

function creditOf({ heading }: Scene): number {
  if (heading.setting === null || !isNamedPlace(heading.place)) return 0;
  return heading.time === null || !canBeThere(heading) ? IN_PART : COMPLETE;
}

function whatIsWrong({ heading }: Scene): string {
  return canBeThere(heading)
    ? 'A heading without setting, place or time'
    : `A place that is not ${heading.setting === 'EXT' ? 'outside' : 'inside'}`;
}
