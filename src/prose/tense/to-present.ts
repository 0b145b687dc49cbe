import { isSubordinate, previousIndex } from './clause.ts';
import { numberOfSubject } from './number-of-subject.ts';
import { decide } from './past-or-participle.ts';
import { type TaggedWord, tagWords, untag } from './tag-words.ts';
import { thirdPerson } from './verb-forms.ts';
import { baseOf, formOf } from './verb-shape.ts';
import type { VerbsSoFar } from './verbs-so-far.ts';

/** What tells of a time before the story's own stays in its tense. */
const UNSAFE = new Set('ago yesterday used'.split(' '));
const HYPOTHETICAL = new Set(['if', 'though', 'wish', 'unless', 'whether', 'lest']);
const MODALS: ReadonlyMap<string, string> = new Map([
  ['could', 'can'],
  ["couldn't", "can't"],
]);
/** For one, and for many. */
const NEGATED: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["wasn't", ["isn't", "aren't"]],
  ["weren't", ["isn't", "aren't"]],
  ["hadn't", ["hasn't", "haven't"]],
  ["didn't", ["doesn't", "don't"]],
]);
/** Longer sentences are not understood, and the tagger takes quadratic time on endless words. */
const LONGEST_SENTENCE = 1000;
const ENDLESS_WORD = /\S{60}/;

/** What is known on the way through a sentence. */
interface State extends VerbsSoFar {
  words: TaggedWord[];
  changed: boolean;
}

/**
 * Puts a sentence of narration from the past into the present.
 *
 * @returns the sentence, or null where any verb is not understood for certain: then the whole
 *   sentence is best left as it was.
 */
export function toPresent(sentence: string): string | null {
  if (sentence.length > LONGEST_SENTENCE || ENDLESS_WORD.test(sentence)) return null;
  const words = tagWords(sentence);
  if (words.some((word) => UNSAFE.has(word.lower)) || isConditional(words)) return null;
  const state: State = {
    words: words.map((w) => ({ ...w })),
    last: 'none',
    lastAt: -1,
    singular: null,
    main: null,
    changed: false,
  };
  for (let i = 0; i < words.length; i++) {
    if (!convertWord(state, words, i)) return null;
  }
  return state.changed ? untag(state.words) : null;
}

/** "If she had not seen it, she would have gone": nothing of that happens. */
function isConditional(words: TaggedWord[]): boolean {
  const at = words.findIndex(({ lower }) => lower === 'if' || lower === 'unless');
  const isSupposed = at === -1 ? words[0]?.lower === 'had' : words[at - 1]?.lower !== 'as';
  return isSupposed && words.some(({ lower }) => /^(?:would|could|might|should)$/.test(lower));
}

/** False when the word is a verb that is not understood. */
function convertWord(state: State, words: TaggedWord[], i: number): boolean {
  const word = words[i];
  if (word === undefined) return true;
  const modal = MODALS.get(word.lower);
  if (modal !== undefined) return convertModal(state, words, i, modal);
  if (word.lower === 'was' || word.lower === 'were') return convertBe(state, words, i);
  if (NEGATED.has(word.lower)) return convertNegated(state, words, i);
  if (word.lower === 'had' && afterHave(words, i)) return true;
  const form = formOf(words, i);
  if (form === 'none') return true;
  if (form === 'unclear') return false;
  if (form === 'participle') return remember(state, 'participle', i);
  if (form === 'other') return remember(state, 'other', i);
  if (form === 'either') {
    const decided = decide(state, words, i);
    if (decided !== 'finite') return decided === 'participle' && remember(state, 'participle', i);
  }
  return convertFinite(state, words, i);
}

function convertFinite(state: State, words: TaggedWord[], i: number): boolean {
  const word = words[i];
  const base = word === undefined ? null : baseOf(word);
  const singular = numberOfSubject(state, words, i);
  if (base === null || singular === null) return false;
  state.singular = singular;
  if (!isSubordinate(words, i)) state.main = singular;
  return set(state, i, singular ? thirdPerson(base) : base);
}

function set(state: State, i: number, text: string): boolean {
  const word = state.words[i];
  if (word === undefined) return false;
  word.text = /^\p{Lu}/u.test(word.text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  state.changed = true;
  return remember(state, 'finite', i);
}

function remember(state: State, last: State['last'], at: number): true {
  state.last = last;
  state.lastAt = at;
  return true;
}

/** "could not" is one word in the present; "could he have seen" is no past. */
function convertModal(state: State, words: TaggedWord[], i: number, modal: string): boolean {
  if (words.slice(i + 1, i + 4).some(({ lower }) => lower === 'have'))
    return remember(state, 'other', i);
  const not = state.words[i + 1];
  // The tagger takes "couldn't" for two words.
  if (not?.lower === "n't") return set(state, i, 'ca');
  if (not?.lower !== 'not') return set(state, i, modal);
  not.text = '';
  not.space = '';
  return set(state, i, 'cannot');
}

function convertBe(state: State, words: TaggedWord[], i: number): boolean {
  const word = words[i];
  const before = words[previousIndex(words, i)]?.lower ?? '';
  // "were it otherwise"
  if (word?.lower === 'were' && /^(?:it|he|she|i)$/.test(words[i + 1]?.lower ?? '')) return false;
  if (word?.lower === 'were' && isSupposed(words, i)) {
    return isCompared(words, i) && remember(state, 'other', i);
  }
  const first = before === 'i';
  state.singular = word?.lower === 'was' && !first;
  if (!isSubordinate(words, i)) state.main = state.singular;
  return set(state, i, first ? 'am' : state.singular ? 'is' : 'are');
}

/** "if he were", "as it were" */
function isSupposed(words: TaggedWord[], i: number): boolean {
  const near = words.slice(Math.max(0, i - 4), i).map(({ lower }) => lower);
  return (
    near.some((word) => HYPOTHETICAL.has(word)) ||
    ['he', 'she', 'it', 'i'].includes(near.at(-1) ?? '')
  );
}

/** "as if he were", "as though he were", "as it were": said of how things look, in any tense. */
function isCompared(words: TaggedWord[], i: number): boolean {
  return words.slice(Math.max(0, i - 6), i).some(({ lower }) => lower === 'as');
}

function convertNegated(state: State, words: TaggedWord[], i: number): boolean {
  const [one = '', many = ''] = NEGATED.get(words[i]?.lower ?? '') ?? [];
  const isBe = words[i]?.lower === "wasn't" || words[i]?.lower === "weren't";
  const singular = isBe ? words[i]?.lower === "wasn't" : numberOfSubject(state, words, i);
  if (singular === null || (isBe && words[previousIndex(words, i)]?.lower === 'i')) return false;
  state.singular = singular;
  return set(state, i, singular ? one : many);
}

function afterHave(words: TaggedWord[], i: number): boolean {
  const before = words[previousIndex(words, i)]?.lower ?? '';
  return ['had', 'has', 'have', 'having'].includes(before);
}
