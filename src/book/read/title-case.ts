import { ABBREVIATIONS } from '../../prose/words/titles.ts';

/** Words that stay small inside an English title. */
const SMALL = new Set(
  'a an and as at but by for from in into nor of on or over the to up with'.split(' '),
);

const ROMAN = /^[IVXLC]+$/;

/**
 * A heading that is set in capitals throughout, as a title is written in a list:
 * "THE SIEGE OF KEMP'S HOUSE" is "The Siege of Kemp's House". Anything else is returned as it is.
 * English only: other languages capitalise otherwise.
 */
export function titleCase(title: string): string {
  const shouted = /\p{Lu}{2}/u.test(title) && !/\p{Ll}/u.test(title);
  if (!shouted) return title;
  const words = title.split(' ');
  return words.map((word, index) => caseWord(word, isEdge(words, index))).join(' ');
}

/** The first and last word, and the first after a colon, are always capitalised. */
function isEdge(words: readonly string[], index: number): boolean {
  return index === 0 || index === words.length - 1 || /[:—–]$/.test(words[index - 1] ?? '');
}

function caseWord(word: string, edge: boolean): string {
  const bare = word.replace(/[^\p{L}]/gu, '');
  if (ROMAN.test(bare) && bare.length > 1) return word;
  // An abbreviation has no vowel ("BBC"), but "DR." and "MR." are titles of people.
  if (!/[AEIOUYÀ-ÿ]/.test(bare) && bare.length > 1 && !ABBREVIATIONS.has(bare.toLowerCase()))
    return word;
  const lower = word.toLowerCase();
  if (!edge && SMALL.has(lower)) return lower;
  return lower.replace(/(^|[^\p{L}'’])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
