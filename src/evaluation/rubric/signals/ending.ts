import { type Reading, reading } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = 'of 2';
const POINT_SCORE = 50;

/** What may stand at the end of a text that was not cut off. */
const ENDED = /[.!?\u2026\u2014:;\u3002\uff01\uff1f][)\]"'\u201d\u2019\u00bb*_]*\s*$|--\s*$|<\s*$/;

export const ending: SignalDefinition = {
  name: 'ending',
  label: 'Ending',
  weight: 5,
  weak: 'the script breaks off here; finish the last scene',
  strong: 'the last scene is finished',
  measure,
};

/**
 * Whether the script ends or breaks off: the last scene has more than its heading, and the last
 * thing shown or said is a finished sentence. Generated scripts stop where their length limit
 * was. 0, 1 or 2.
 */
function measure({ scenes, units, screenplay }: Subject): Reading {
  const last = scenes.at(-1);
  if (last === undefined) return reading(0, UNIT, 0, 'There is no last scene.');
  const final = units.at(-1);
  const filled = final !== undefined && final.scene === last.number;
  const lastElement = screenplay.elements.at(-1);
  const closed = lastElement?.type === 'transition' || lastElement?.type === 'centered';
  const finished =
    final !== undefined && lastElement?.type !== 'character' && (closed || ENDED.test(final.text));
  const value = Number(filled) + Number(finished);
  const lines: number[] = [];
  if (!filled) lines.push(last.heading.line);
  if (!finished) lines.push(final?.line ?? last.heading.line);
  const note = `The last scene ${filled ? 'has content' : 'is only a heading'}; the last sentence ${finished ? 'is finished' : 'breaks off'}.`;
  return reading(value, UNIT, value * POINT_SCORE, note, lines);
}
