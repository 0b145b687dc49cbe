import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { findUnread } from '../text/unread-sentences.ts';

const UNIT = '% of the words';

/** A slip stands anywhere; a quarter of the words is no text. */
const SCALE: readonly ScalePoint[] = [
  [1, 100],
  [25, 0],
];
export const readable: SignalDefinition = {
  name: 'readable',
  label: 'Sentences that can be read',
  weight: 10,
  holds: true,
  weak: 'write these as sentences, in small letters',
  why: 'What cannot be read can be neither shot nor spoken.',
  strong: 'every line can be read at sight',
  measure,
};

/**
 * How many words of action and speech stand in sentences that nobody can read (`findUnread`): of broken words, in
 * capitals, without an end. 0 to 100 %.
 */
function measure(subject: Subject): Reading {
  const { units } = subject;
  const all = units.reduce((sum, { words }) => sum + words.length, 0);
  if (all === 0) return notMeasured(UNIT, 'nothing is shown or said.');
  const unreadIn = findUnread(subject);
  const found = units
    .map((unit) => ({ unit, words: unreadIn(unit) }))
    .filter(({ words }) => words > 0);
  const value = percent(
    found.reduce((sum, { words }) => sum + words, 0),
    all,
  );
  const note = `Paragraphs and speeches with a sentence that cannot be read: ${found.length} of ${units.length}.`;
  const places = found.map(({ unit }) => atUnit(unit, 'A sentence that cannot be read'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}
