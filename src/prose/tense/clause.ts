import type { TaggedWord } from './tag-words.ts';

export const NOMINATIVES = new Set('i he she it we they you who which that there what'.split(' '));
/** Words that lead on to what a verb does something to, so that the verb is one. */
const BEGINS_OBJECT = new Set(['DET', 'PRON', 'PROPN', 'NUM']);

/** Taken for prepositions or adverbs, and as often at the head of a clause. */
const OPENS_CLAUSE = new Set(
  'although though as before after than until till since like while when where why how'.split(' '),
);

/** Whether a clause of its own begins with the word: at a stop, a conjunction, a word of time. */
export function opensClause(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return true;
  if (word.pos === 'SCONJ' || /^(?:[;:—–.]|--)$/.test(word.text)) return true;
  const isApart = /^[,;]$/.test(words[at - 1]?.text ?? '');
  if (word.lower === 'for' || word.pos === 'CCONJ') return isApart;
  return OPENS_CLAUSE.has(word.lower) && word.pos !== 'NOUN';
}

/** Whether the verb stands in a clause that depends on another: "where the wind was", "who came". */
export function isSubordinate(words: readonly TaggedWord[], verb: number): boolean {
  for (let at = verb - 1; at >= 0; at--) {
    const word = words[at];
    if (word === undefined || isVerb(word) || word.text === ',') return false;
    if (isRelative(word)) return true;
    if (opensClause(words, at))
      return word.lower !== 'for' && !/^(?:CCONJ|PUNCT)$/.test(word.pos) && at > 0;
  }
  return false;
}

export function isVerb(word: TaggedWord | undefined): boolean {
  return word?.pos === 'VERB' || word?.pos === 'AUX';
}

export function isRelative(word: TaggedWord | undefined): boolean {
  return word !== undefined && /^(?:who|which|that)$/.test(word.lower);
}

export function hasObject(words: TaggedWord[], i: number): boolean {
  const next = words[i + 1];
  return next !== undefined && BEGINS_OBJECT.has(next.pos) && next.lower !== 'that';
}

/** Index of the word before, adverbs and "not" left out. */
export function previousIndex(words: TaggedWord[], i: number): number {
  let at = i - 1;
  while (
    at >= 0 &&
    (words[at]?.pos === 'ADV' || words[at]?.lower === 'not') &&
    !NOMINATIVES.has(words[at]?.lower ?? '')
  )
    at--;
  return at;
}

/** The same, and "both" or "all" behind a pronoun: "they both looked". */
export function subjectIndex(words: TaggedWord[], i: number): number {
  const at = previousIndex(words, i);
  const isQuantity = /^(?:both|all|each)$/.test(words[at]?.lower ?? '');
  return isQuantity && NOMINATIVES.has(words[at - 1]?.lower ?? '') ? at - 1 : at;
}
