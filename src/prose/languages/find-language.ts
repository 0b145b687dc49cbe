import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import { type Language, language } from './language.ts';
import { OTHERS } from './others.ts';
import { PORTUGUESE } from './portuguese.ts';
import { SPANISH } from './spanish.ts';

export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  ITALIAN,
  PORTUGUESE,
  ...OTHERS,
];

/** A language of which nothing is known: quotation marks, names and turns still tell a lot. */
const UNKNOWN = language('und', {});

/** Characters that are looked at, from the middle: a book's first pages may be in another tongue. */
const LOOKED_AT = 40_000;
/** A text is English until another language shows so many times more, and at least so much. */
const LEAD = 1.5;
const LEAST = 3;
/** Words; a text of fewer that shows nothing is taken for English. */
const SHORT_TEXT = 40;
/** Share of common words below which a longer one is in no language of the table. */
const LEAST_COMMON = 0.1;
/** What a sign of a language weighs beside one of its common words. */
const SIGN_WEIGHT = 0.5;

/** The language that prose is written in, by its commonest words and its letters. */
export function findLanguage(prose: string): Language {
  const from = Math.max(0, (prose.length - LOOKED_AT) >> 1);
  const sample = prose.slice(from, from + LOOKED_AT).toLowerCase();
  const words = sample.match(/\p{L}+/gu) ?? [];
  const english = evidenceFor(ENGLISH, words, sample);
  let best = ENGLISH;
  let most = Math.max(english * LEAD, LEAST);
  for (const each of LANGUAGES) {
    const evidence = each === ENGLISH ? 0 : evidenceFor(each, words, sample);
    if (evidence > most) [best, most] = [each, evidence];
  }
  const shown = best === ENGLISH ? english : most;
  if (words.length < SHORT_TEXT) return best;
  return shown < words.length * LEAST_COMMON ? UNKNOWN : best;
}

function evidenceFor({ common, signs }: Language, words: string[], sample: string): number {
  const met = words.filter((word) => common.has(word)).length;
  return met + (signs === null ? 0 : (sample.match(signs)?.length ?? 0) * SIGN_WEIGHT);
}
