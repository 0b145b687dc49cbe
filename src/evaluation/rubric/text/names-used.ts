import { NOT_NAMES } from '../../../prose/names/not-names.ts';
import { endsWithAbbreviation } from '../../../prose/sentences/abbreviations.ts';
import { stem } from '../../../prose/words/stem.ts';
import { rawWords, wordsOf } from '../../../prose/words/words-of.ts';
import type { Subject, Unit } from '../subject.ts';
import { castWords } from './cast-words.ts';

/** Characters before a word among which a title would stand. */
const LOOK_BEHIND = 16;

/** A use of a name. */
export interface NameUse {
  written: string;
  /** Folded. */
  word: string;
  unit: Unit;
}

/**
 * Every use of a name: of a word with a capital that stands so inside a sentence somewhere, and does not only begin
 * sentences.
 */
export function namesUsed(units: readonly Unit[]): NameUse[] {
  const capitals = units.flatMap(capitalsIn);
  const names = new Set(capitals.filter(({ opens }) => !opens).map(({ word }) => word));
  return capitals.filter(({ word }) => names.has(word));
}

/** The names that neither the chapter nor the cast has, folded. */
export function inventedWords(
  { chapter, characters, units }: Pick<Subject, 'chapter' | 'characters' | 'units'>,
  used = namesUsed(units),
): Set<string> {
  const known = castWords(characters);
  const isKnown = (word: string) =>
    known.has(word) || chapter.vocabulary.has(word) || chapter.counts.has(stem(word));
  return new Set(used.flatMap(({ word }) => (isKnown(word) ? [] : [word])));
}

/** Words with one capital, at their head, that can be names, and whether they open a sentence. */
function capitalsIn(unit: Unit): (NameUse & { opens: boolean })[] {
  return rawWords(unit.text).flatMap(({ text: each, at }) => {
    if (!/^\p{Lu}\p{Ll}+/u.test(each)) return [];
    const written = each.replace(/['\u2019]s$/, '');
    const [word] = wordsOf(written);
    if (word === undefined || NOT_NAMES.has(word)) return [];
    return [{ written, word, unit, opens: opensSentence(unit.text, at) }];
  });
}

/** True at the start, and after anything but a title, letter, digit, comma, apostrophe or hyphen. */
function opensSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LOOK_BEHIND), at).trimEnd();
  if (before.endsWith('.') && endsWithAbbreviation(before, before.length - 1)) return false;
  return !/[\p{L}\p{N},;'\u2019-]$/u.test(before);
}
