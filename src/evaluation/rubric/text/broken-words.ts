import { wordsOf } from '../../../prose/words/words-of.ts';

/** Nothing is said of words that these part. */
const PARTS = /[^\p{L}\p{N}\s'’]+/u;
/** "the by-path", "the do-nothing": one word. */
const HYPHEN = /(?<=\p{L})-(?=\p{L})/gu;
/** A noun, or what tells of one, must follow. */
const LEADS = new Set('a the my your our their every'.split(' '));
/** None of these can begin what a determiner leads to. */
const NEVER_LED = new Set(
  `a an the my your his their our its every is are was were am has have had do does did and or but of in to from at by
  with for on into he she they we i him them us that which who whom if when because as not would shall should could may
  must be been`.split(/\s+/),
);
/** What governs a noun, and can be no verb's particle. */
const GOVERNS = new Set(
  'of from into with at against among between upon toward towards'.split(' '),
);
const NEVER_GOVERNED = new Set(
  'is are was were am has have had do does did and or but he she they we i of'.split(' '),
);
const JOINS = new Set('and or but'.split(' '));
/** One is, several are. */
const OF_ONE = new Set('he she it'.split(' '));
const OF_MANY = new Set('they we'.split(' '));
/** Behind one of these "he have" asks or supposes. */
const LEADS_TO_BASE =
  /^(?:do|does|did|shall|should|can|could|will|would|may|might|must|let|lest|that|if|not|and|or)$/;

/**
 * Whether there are two words in a row that no English sentence has: "the of", "into is", "and but", "he are". One in a hundred
 * sentences has them by a figure of speech or a misprint ("the if"); where words were thrown together nearly each has.
 */
export function hasBrokenPair(sentence: string): boolean {
  return sentence
    .replace(HYPHEN, '')
    .split(PARTS)
    .some((part) => isBroken(wordsOf(part)));
}

function isBroken(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const next = words[at + 1];
    if (next === undefined) return false;
    if (word === next) return LEADS.has(word) || GOVERNS.has(word) || JOINS.has(word);
    if (LEADS.has(word)) return NEVER_LED.has(next);
    if (OF_ONE.has(word)) return next === 'are' || (next === 'have' && !leadsToBase(words[at - 1]));
    if (OF_MANY.has(word)) return next === 'is' || next === 'has' || next === 'was';
    if (GOVERNS.has(word)) return NEVER_GOVERNED.has(next);
    return JOINS.has(word) && JOINS.has(next);
  });
}

function leadsToBase(word: string | undefined): boolean {
  return word !== undefined && LEADS_TO_BASE.test(word);
}
