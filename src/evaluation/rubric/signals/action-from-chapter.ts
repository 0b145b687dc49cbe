import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';
import { isOfChapter } from '../text/is-of-chapter.ts';

const UNIT = '% of the words of action';

/** Pictures are found for what a book only says: a third of the action may be new. */
const SCALE: readonly ScalePoint[] = [
  [0, 0],
  [65, 80],
  [100, 100],
];
/** Content words; a shorter paragraph may be of any story. */
const FEWEST_WORDS = 3;
/** And worth showing from this many words on. */
const NEW_WORDS = 8;

export const actionFromChapter: SignalDefinition = {
  name: 'action_from_chapter',
  label: 'Action from the chapter',
  weight: 10,
  weak: 'this action is new; see whether the chapter has a picture for the moment',
  why: 'What is shown and stands nowhere in the book may be of another story.',
  strong: 'the pictures are the book’s',
  measure,
};

/**
 * How much of the action has a trace of one moment of the chapter (`isOfChapter`). Paragraphs of fewer than three
 * content words are left out. 0 to 100 %, by words.
 */
function measure({ chapter, actions }: Subject): Reading {
  if (chapter.stems.length === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  const long = actions.filter(({ stems }) => stems.length >= FEWEST_WORDS);
  if (long.length === 0)
    return notMeasured(UNIT, 'the script has no action of three words or more.');
  const strange = long.filter((unit) => !isOfChapter(unit.stems, chapter));
  const count = (units: readonly Unit[]) => units.reduce((sum, { words }) => sum + words.length, 0);
  const value = 100 - percent(count(strange), count(long));
  const shown = strange.filter(({ words }) => words.length >= NEW_WORDS);
  const note = `${Math.round(value)} % of the action has a trace of the chapter; new paragraphs of ${NEW_WORDS} words and more: ${shown.length}.`;
  const longestFirst = shown.sort((one, other) => other.words.length - one.words.length);
  const places = longestFirst.map((unit) => atUnit(unit, 'Action that the chapter does not have'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}
