import { ABBREVIATIONS } from '../words/titles.ts';

/** Longer words are no abbreviation. */
const LONGEST = 12;

/** True when the full stop at `stop` belongs to a title ("Mr.") or an initial ("P."). */
export function endsWithAbbreviation(text: string, stop: number): boolean {
  const word = /(?<!\p{L})\p{L}+$/u.exec(text.slice(Math.max(0, stop - LONGEST), stop))?.[0] ?? '';
  return isAbbreviation(word);
}

/** True for a word after which a full stop ends no sentence. */
export function isAbbreviation(word: string): boolean {
  return ABBREVIATIONS.has(word.toLowerCase()) || (/^\p{Lu}$/u.test(word) && word !== 'I');
}
