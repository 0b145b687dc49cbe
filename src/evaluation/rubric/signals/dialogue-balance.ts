import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the words are spoken';

/**
 * Produced scripts lie around a half; under a tenth is prose, over nine tenths is radio. A style says
 * what it has; twenty points beyond earn nothing.
 */
const BEYOND = 20;

function scaleOf({ least, most }: { least: number; most: number }): readonly ScalePoint[] {
  return [
    [least - BEYOND, 0],
    [least, 100],
    [most, 100],
    [most + BEYOND, 0],
  ];
}

export const dialogueBalance: SignalDefinition = {
  name: 'dialogue_balance',
  label: 'Dialogue and action in balance',
  weight: 10,
  weak: 'bring dialogue to the style’s share of the words, usually between a quarter and three quarters',
  why: 'A script that only talks has nothing to see; one that hardly talks is still prose.',
  strong: 'dialogue and action are in balance',
  measure,
};

/**
 * The share of dialogue among all words of dialogue and action. A script that only talks has
 * nothing to see, one that never talks is still prose. 0 to 100 %.
 */
function measure({ actions, speeches, chapter, style }: Subject): Reading {
  const count = (units: readonly { words: readonly string[] }[]): number =>
    units.reduce((sum, { words }) => sum + words.length, 0);
  const spoken = count(speeches);
  const shown = count(actions);
  if (spoken === 0 && shown > 0 && chapter.wordCount > 0 && chapter.speeches.length === 0) {
    return notMeasured(UNIT, 'nobody speaks in the chapter, nor in the script.');
  }
  const value = percent(spoken, spoken + shown);
  const note = `Words spoken: ${spoken}; words of action: ${shown}.`;
  return reading(value, UNIT, scale(value, scaleOf(style.dialogue_percent)), note);
}
