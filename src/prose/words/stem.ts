import { irregularBase } from './irregular-verbs.ts';
import { STOP_WORDS } from './stop-words.ts';
import { wordsOf } from './words-of.ts';

/** Stems of the words that carry content, in order. */
export function contentStems(text: string): string[] {
  return contentOf(wordsOf(text));
}

/** `contentStems` for words that are already apart and folded. */
export function contentOf(words: readonly string[]): string[] {
  const stems: string[] = [];
  for (const word of words) {
    const stemmed = stem(word);
    if (stemmed.length > 1 && !STOP_STEMS.has(stemmed)) stems.push(stemmed);
  }
  return stems;
}

/** Longer runs of letters are no word of a language that is written with spaces. */
const LONGEST_STEM = 40;

/**
 * What the forms of one English word have in common, roughly: a chapter tells `climbed`, the
 * script shows `climbs`. Strips possessive, plural, `-ed`, `-ing`, `-ly` and a final `e`, and takes
 * irregular pasts and participles to their base. Too coarse for a dictionary, enough to compare two texts.
 */
export function stem(word: string): string {
  const base = word.slice(0, LONGEST_STEM).replace(/'(?:s|d|ll|re|ve|m|t)?$/, '');
  return dropFinalE(irregularBase(base) ?? stripEnding(base));
}

function stripEnding(word: string): string {
  if (/(?:ies|ied)$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is|eed)$/.test(word)) return word;
  if (/(?:s|x|z|ch|sh)es$/.test(word) && word.length > 4) return word.slice(0, -2);
  if (/s$/.test(word) && word.length > 3) return word.slice(0, -1);
  if (/[aeiouy].*ing$/.test(word) && word.length > 5) return undouble(word.slice(0, -3));
  if (/[aeiouy].*ed$/.test(word) && word.length > 4) return undouble(word.slice(0, -2));
  if (/ly$/.test(word) && word.length > 5) return word.slice(0, -2);
  return word;
}

function undouble(word: string): string {
  return /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

function dropFinalE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** A word and its stem may both be met: `his` and `hi`, `come` and `com`. */
const STOP_STEMS: ReadonlySet<string> = new Set(
  [...STOP_WORDS].flatMap((word) => [word, stem(word)]),
);
