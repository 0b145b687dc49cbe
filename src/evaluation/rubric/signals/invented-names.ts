import { NOT_NAMES } from '../../../prose/names/not-names.ts';
import { endsWithAbbreviation } from '../../../prose/sentences/abbreviations.ts';
import { stem } from '../../../prose/words/stem.ts';
import { rawWords, wordsOf } from '../../../prose/words/words-of.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';
import { castWords } from '../text/cast-words.ts';

const UNIT = '% of the names used';
const NAMES_SHOWN = 5;
/** Characters before a word among which a title would stand. */
const LOOK_BEHIND = 16;

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
  weak: 'use the book’s names, or add the new ones to its cast',
  why: 'A name that the book does not have may be of another story.',
  strong: 'it invents no names',
  measure,
};

/**
 * Names in action and speech that neither the chapter nor the book's cast knows. A name is a word
 * with a capital inside a sentence; cues are left to the signals of the cast. 0 to 100 % of all
 * uses of names.
 */
function measure(subject: Subject): Reading {
  const { chapter, characters, units } = subject;
  if (chapter.wordCount === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  const known = castWords(characters);
  const invented = new Map<string, number[]>();
  let uses = 0;
  let strange = 0;
  for (const unit of units) {
    for (const { written, word } of namesIn(unit)) {
      uses += 1;
      if (known.has(word) || chapter.vocabulary.has(word) || chapter.counts.has(stem(word)))
        continue;
      const lines = invented.get(written);
      if (lines === undefined) invented.set(written, [unit.line]);
      else lines.push(unit.line);
      strange += 1;
    }
  }
  if (uses === 0) return notMeasured(UNIT, 'the script uses no name inside a sentence.');
  const value = percent(strange, uses);
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

/** Words with one capital, at their head, that do not open a sentence. */
function namesIn({ text }: Unit): { written: string; word: string }[] {
  return rawWords(text).flatMap(({ text: written, at }) => {
    if (!/^\p{Lu}\p{Ll}+/u.test(written) || opensSentence(text, at)) return [];
    const [word] = wordsOf(written.replace(/['\u2019]s$/, ''));
    return word === undefined || NOT_NAMES.has(word)
      ? []
      : [{ written: written.replace(/['\u2019]s$/, ''), word }];
  });
}

/** True at the start, and after anything but a title, letter, digit, comma, apostrophe or hyphen. */
function opensSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LOOK_BEHIND), at).trimEnd();
  if (before.endsWith('.') && endsWithAbbreviation(before, before.length - 1)) return false;
  return !/[\p{L}\p{N},;'\u2019-]$/u.test(before);
}

function noteOn(names: readonly string[]): string {
  if (names.length === 0) return 'Every name comes from the book.';
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return `Names that are not in the chapter or its cast: ${shown}.`;
}
