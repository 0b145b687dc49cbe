import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { inventedWords, namesUsed } from '../text/names-used.ts';

const UNIT = '% of the names used';
const NAMES_SHOWN = 5;
/** One new name in ten is a minor part that needed one; from half on it is another story. */
const SCALE: readonly ScalePoint[] = [
  [0, 100],
  [10, 85],
  [50, 0],
];

export const inventedNames: SignalDefinition = {
  name: 'invented_names',
  label: 'Invented names',
  weight: 5,
  holds: true,
  weak: 'use the book’s names, or add the new ones to its cast',
  why: 'A name that the book does not have may be of another story.',
  strong: 'it invents no names',
  measure,
};

/**
 * Names in action and speech that neither the chapter nor the book's cast knows. A name is a word
 * with a capital inside a sentence, and then at the beginning of one too; cues are left to the signals of the cast.
 * 0 to 100 % of all uses of names.
 */
function measure(subject: Subject): Reading {
  const { chapter, units } = subject;
  if (chapter.wordCount === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  const used = namesUsed(units);
  const isInvented = inventedWords(subject, used);
  const invented = new Map<string, number[]>();
  for (const { written, word, unit } of used) {
    if (!isInvented.has(word)) continue;
    const lines = invented.get(written);
    if (lines === undefined) invented.set(written, [unit.line]);
    else lines.push(unit.line);
  }
  if (used.length === 0) return notMeasured(UNIT, 'the script uses no name inside a sentence.');
  const value = percent([...invented.values()].flat().length, used.length);
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    noteOn([...invented.keys()]),
    [...invented].map(([name, lines]) => ({
      about: name,
      what: `${name} is neither in the chapter nor in the book’s cast.`,
      lines,
    })),
  );
}

function noteOn(names: readonly string[]): string {
  if (names.length === 0) return 'Every name comes from the book.';
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return `Names that are not in the chapter or its cast: ${shown}.`;
}
