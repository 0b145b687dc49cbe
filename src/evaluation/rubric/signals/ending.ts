import { pairsOf } from '../chapter-facts.ts';
import { type Reading, reading } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = 'of 3';
/** For content, for a finished sentence, and for the end of the chapter. */
const POINTS = [25, 25, 50] as const;
/** The part of the chapter that is its end. */
const LAST_PART = 0.12;

/** What may stand at the end of a text that was not cut off. */
const ENDED = /[.!?\u2026\u2014:;\u3002\uff01\uff1f][)\]"'\u201d\u2019\u00bb*_]*\s*$|--\s*$|<\s*$/;

export const ending: SignalDefinition = {
  name: 'ending',
  label: 'Ending',
  weight: 10,
  weak: 'the script breaks off here; finish the last scene',
  why: 'A script that breaks off leaves its audience where the writing stopped.',
  strong: 'the last scene is finished',
  measure,
};

/**
 * Whether the script ends or breaks off: the last scene has more than its heading, the last thing
 * shown or said is a finished sentence, and the last eighth of the chapter has left a trace. Generated
 * scripts stop where their length limit was. 0 to 3.
 */
function measure({ scenes, units, screenplay, chapter }: Subject): Reading {
  const last = scenes.at(-1);
  if (last === undefined) return reading(0, UNIT, 0, 'There is no last scene.');
  const final = units.at(-1);
  const filled = final !== undefined && final.scene === last.number;
  const lastElement = screenplay.elements.at(-1);
  const closed = lastElement?.type === 'transition' || lastElement?.type === 'centered';
  const finished =
    final !== undefined && lastElement?.type !== 'character' && (closed || ENDED.test(final.text));
  const arrived = reachesEnd(chapter, units);
  const met = [filled, finished, arrived];
  const lines: number[] = [];
  if (!filled) lines.push(last.heading.line);
  if (!finished) lines.push(final?.line ?? last.heading.line);
  if (!arrived) lines.push(final?.line ?? last.heading.line);
  const score = POINTS.reduce<number>((sum, points, at) => sum + (met[at] ? points : 0), 0);
  const note = `The last scene ${filled ? 'has content' : 'is only a heading'}; the last sentence ${finished ? 'is finished' : 'breaks off'}; the end of the chapter ${arrived ? 'is reached' : 'leaves no trace'}.`;
  return reading(met.filter(Boolean).length, UNIT, score, note, [...new Set(lines)]);
}

/** True where the chapter's last part leaves one of its unmistakable word pairs; or there is no chapter. */
function reachesEnd({ stems, landmarks }: Subject['chapter'], units: Subject['units']): boolean {
  const from = Math.floor(stems.length * (1 - LAST_PART));
  const pairs = new Set(units.flatMap((unit) => pairsOf(unit.stems)));
  const last = pairsOf(stems.slice(from)).filter((pair) => landmarks.has(pair));
  return last.length === 0 || last.some((pair) => pairs.has(pair));
}
