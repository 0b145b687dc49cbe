import {
  LOOKS_PAST,
  PARTICIPLE_ONLY,
  PAST_LIKE_BASE,
  PAST_ONLY,
  PAST_OR_PARTICIPLE,
} from '../words/irregular-verbs.ts';
import { baseByEnding } from './base-by-ending.ts';
import { lemmaAsVerb } from './tag-words.ts';
import type { TaggedWord } from './tagged-word.ts';
import { regularBase } from './verb-forms.ts';

/** "had better" and "had rather" have no other tense. */
const BETTER = new Set(['better', 'rather', 'best']);
type Form = 'none' | 'be' | 'modal' | 'finite' | 'either' | 'participle' | 'present' | 'other';

/** What a word can be, by its spelling alone. */
export function formOf(words: readonly TaggedWord[], i: number): Form {
  const word = words[i];
  if (word?.lower === "'d") return 'modal';
  if (word === undefined || !/^[\p{L}'’-]+$/u.test(word.text)) return 'none';
  const { lower, pos } = word;
  if (isContracted(words, i)) return 'present';
  const isBetter = BETTER.has(words[i + 1]?.lower ?? '');
  if (lower === 'had' && isBetter && words[i + 2]?.pos !== 'DET') return 'present';
  if (words[i - 1]?.text === '-' || words[i + 1]?.text === '-') return 'none';
  if (lower === 'had' || lower === 'did' || /^(?:had|did)n't$/.test(lower)) return 'finite';
  if (/^(?:was|were)(?:n't)?$/.test(lower)) return 'be';
  if (/^(?:could|would|might)(?:n't)?$/.test(lower))
    return pos === 'NOUN' || isOwned(words, i) ? 'none' : 'modal';
  if (/^(?:is|are|am|has|have|does|do|can|will|may|must|should|shall|ought|need)$/.test(lower))
    return pos === 'AUX' || pos === 'VERB' ? presentOrOther(words, i) : 'none';
  if (pos !== 'VERB' && pos !== 'AUX') return 'none';
  if (lower === 'let' && /^(?:me|us)$/.test(words[i + 1]?.lower ?? '') && !isTold(words, i))
    return 'other';
  if (lower === 'been') return 'participle';
  if (/^(?:sunk|sprung|shrunk|begun|rung|sung|drunk)$/.test(lower)) return 'either';
  if (PARTICIPLE_ONLY.has(lower)) return 'participle';
  if (PAST_ONLY.has(lower)) return isInfinitive(words, i) ? 'other' : 'finite';
  if (PAST_OR_PARTICIPLE.has(lower)) return isInfinitive(words, i) ? 'other' : 'either';
  if (PAST_LIKE_BASE.has(lower)) return isInfinitive(words, i) ? 'other' : 'either';
  if (/[a-z]{2}ed$/.test(lower) && !LOOKS_PAST.test(lower)) return 'either';
  if (/[^s]s$/.test(lower) && lower !== word.lemma) return 'present';
  return 'other';
}

/** "I've told you", "I'm supposed", "she's had one": of what is said now. */
function isContracted(words: readonly TaggedWord[], i: number): boolean {
  const { lower, pos } = words[i] ?? {};
  if (/^'(?:ve|m|re)$/.test(lower ?? '')) return true;
  const next = words[i + 1];
  const isDone = PARTICIPLE_ONLY.has(next?.lower ?? '') || /^(?:had|got)$/.test(next?.lower ?? '');
  return lower === "'s" && pos === 'AUX' && isDone;
}

/** "he let me see it", but not "then let me see it" */
function isTold(words: readonly TaggedWord[], i: number): boolean {
  return words.slice(0, i).some(({ pos }) => /^(?:PRON|PROPN|NOUN)$/.test(pos));
}

/** "with all her might" */
function isOwned(words: readonly TaggedWord[], i: number): boolean {
  return /^(?:his|her|my|our|their|its|your|the|a)$/.test(words[i - 1]?.lower ?? '');
}

/** "must have been", "to be": only the first is the verb of its clause. */
function presentOrOther(words: readonly TaggedWord[], i: number): Form {
  return isInfinitive(words, i) ? 'other' : 'present';
}

/** Where the comma before "I hope," or "of course," stands, so that the clause goes on; else -1. */
function asideBefore(words: readonly TaggedWord[], comma: number): number {
  for (let at = comma - 1; at > Math.max(0, comma - 4); at--)
    if (words[at]?.text === ',') return at;
  return -1;
}

function isInfinitive(words: readonly TaggedWord[], i: number): boolean {
  let at = i - 1;
  // "would at least set"
  const isAtLeast = (word: number) =>
    words[word]?.lower === 'at' && /^(?:least|last|once)$/.test(words[word + 1]?.lower ?? '');
  while (
    words[at]?.pos === 'ADV' ||
    /^(?:not|n't)$/.test(words[at]?.lower ?? '') ||
    isAtLeast(at) ||
    isAtLeast(at - 1)
  )
    at--;
  // "did not, I hope, lay", "More than once did he put"
  const start = words[at]?.text === ',' ? asideBefore(words, at) : -1;
  if (start >= 0) return isInfinitive(words, start);
  const isAsked = /^(?:i|he|she|it|we|they)$/.test(words[at]?.lower ?? '');
  if (isAsked && /^(?:did|does|do)$/.test(words[at - 1]?.lower ?? '')) return true;
  const lower = words[at]?.lower ?? '';
  if (lower === 'to' && words[at]?.pos === 'PART') return true;
  return /^(?:could|would|might|must|should|can|will|may|shall|did|do|does|to)$/.test(lower);
}

/** The base of a past form, as the text spells it. */
export function baseOf(word: TaggedWord): string {
  const { lower } = word;
  if (lower === 'had') return 'have';
  if (lower === 'did') return 'do';
  const irregular =
    PAST_ONLY.get(lower) ?? PAST_OR_PARTICIPLE.get(lower) ?? PARTICIPLE_ONLY.get(lower);
  if (irregular !== undefined) return irregular;
  if (PAST_LIKE_BASE.has(lower)) return lower;
  const known = baseByEnding(lower);
  if (known !== null) return known;
  const guess = word.pos === 'VERB' && word.lemma !== lower ? word.lemma : lemmaAsVerb(lower);
  return regularBase(asSpelled(guess, lower), lower) ?? baseBySpelling(lower);
}

/** "realise" of "realised", "colour" of "coloured" */
function asSpelled(lemma: string, past: string): string {
  if (/[iy]sed$/.test(past)) return lemma.replace(/([iy])ze$/, '$1se');
  return /oured$/.test(past) ? lemma.replace(/([^o])or$/, '$1our') : lemma;
}

/** A base that ends so takes "d" for its past: "dislike", "confuse", "naturalise". */
const DROPS_E = /(?:[^aeiou][aeiou][kvzsg]|[cgvsz]|[^aeiou][aiou][tdmnplr]|[^aeiou]l)$/;

/** The base of a past that no dictionary knows. */
function baseBySpelling(past: string): string {
  const stem = past.slice(0, -2);
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnprtv])\1$/.test(stem)) return stem.slice(0, -1);
  if (stem.endsWith('ss')) return stem;
  return DROPS_E.test(stem) ? `${stem}e` : stem;
}
