import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the action paragraphs';

/** Pictures are found for what a book only says: a third of the action may be new. */
const SCALE: readonly ScalePoint[] = [
  [0, 0],
  [70, 75],
  [100, 100],
];
/** And worth showing from this many words on. */
const NEW_WORDS = 8;

export const actionFromChapter: SignalDefinition = {
  name: 'action_from_chapter',
  label: 'Action from the chapter',
  weight: 15,
  holds: true,
  weak: 'this action is new; see whether the chapter has a picture for the moment',
  why: 'What is shown and stands nowhere in the book may be of another story.',
  strong: 'the pictures are the book’s',
  measure,
};

/**
 * How much of the action has a trace of one moment of the chapter (`isOfChapter`); of paragraphs of fewer than three
 * content words nothing is asked. 0 to 100 %.
 */
function measure({ chapter, actions, foreign }: Subject): Reading {
  if (chapter.stems.length === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  if (actions.length === 0) return notMeasured(UNIT, 'the script has no action.');
  const value = percent(actions.length - foreign.size, actions.length);
  const shown = [...foreign].filter(({ words }) => words.length >= NEW_WORDS);
  const note = `${Math.round(value)} % of the action has a trace of the chapter; new paragraphs of ${NEW_WORDS} words and more: ${shown.length}.`;
  const longestFirst = shown.sort((one, other) => other.words.length - one.words.length);
  const places = longestFirst.map((unit) => atUnit(unit, 'Action that the chapter does not have'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}
