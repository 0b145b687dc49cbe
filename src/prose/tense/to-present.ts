import {
  PARTICIPLE_ONLY,
  PAST_LIKE_BASE,
  PAST_ONLY,
  PAST_OR_PARTICIPLE,
} from '../words/irregular-verbs.ts';
import { subjectNumber } from './subject-number.ts';
import { type TaggedWord, tagWords, untag } from './tag-words.ts';
import { regularBase, thirdPerson } from './verb-forms.ts';

/** Words that a change of tense would make wrong: habit, hypothesis, distance in time. */
const UNSAFE = new Set("would 'd wouldn't ought used ago yesterday hitherto".split(' '));
const BE_HAVE = new Set(
  "was were is are am be been being had has have having got get gets wasn't weren't hadn't".split(
    ' ',
  ),
);
/** After these a past form describes how somebody is: "seemed puzzled", "sat wrapped in smoke". */
const LINKING = new Set('seem look feel appear become remain stand sit lie keep grow'.split(' '));
const NOMINATIVES = new Set('i he she it we they you who which that there'.split(' '));
const OBJECTS = new Set('me him them us himself herself itself myself her'.split(' '));
const HYPOTHETICAL = new Set(['if', 'though', 'wish', 'unless', 'whether', 'lest']);
const MODALS: ReadonlyMap<string, string> = new Map([
  ['could', 'can'],
  ["couldn't", "can't"],
]);

/** Longer sentences are not understood, and the tagger takes quadratic time on endless words. */
const LONGEST_SENTENCE = 1000;
const ENDLESS_WORD = /\S{60}/;

/** What is known on the way through a sentence. */
interface State {
  words: TaggedWord[];
  /** The nearest verb before: what kind of form it was. */
  last: 'none' | 'finite' | 'participle' | 'other';
  /** Whether the subject of that finite verb is a third person singular. */
  singular: boolean | null;
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
  if (words.some((word) => UNSAFE.has(word.lower))) return null;
  const state: State = {
    words: words.map((w) => ({ ...w })),
    last: 'none',
    singular: null,
    changed: false,
  };
  for (let i = 0; i < words.length; i++) {
    if (!convertWord(state, words, i)) return null;
  }
  return state.changed ? untag(state.words) : null;
}

/** False when the word is a verb that is not understood. */
function convertWord(state: State, words: TaggedWord[], i: number): boolean {
  const word = words[i];
  if (word === undefined) return true;
  const modal = MODALS.get(word.lower);
  if (modal !== undefined) return set(state, i, modal);
  if (word.lower === 'was' || word.lower === 'were') return convertBe(state, words, i);
  if (word.lower === "wasn't" || word.lower === "weren't") return false;
  if (word.lower === 'had' && afterHave(words, i)) return true;
  const form = formOf(words, i);
  if (form === 'none') return true;
  if (form === 'unclear') return false;
  if (form === 'participle') return remember(state, 'participle');
  if (form === 'other') return remember(state, 'other');
  if (form === 'either') {
    const decided = decide(state, words, i);
    if (decided !== 'finite') return decided === 'participle' && remember(state, 'participle');
  }
  return convertFinite(state, words, i);
}

function convertFinite(state: State, words: TaggedWord[], i: number): boolean {
  const word = words[i];
  const base = word === undefined ? null : baseOf(word);
  const previous = previousIndex(words, i);
  const coordinated = words[previous]?.pos === 'CCONJ' || words[previous]?.text === ',';
  const singular =
    coordinated && state.last === 'finite' ? state.singular : subjectNumber(words, previous);
  if (base === null || singular === null) return false;
  state.singular = singular;
  return set(state, i, singular ? thirdPerson(base) : base);
}

function set(state: State, i: number, text: string): boolean {
  const word = state.words[i];
  if (word === undefined) return false;
  word.text = /^\p{Lu}/u.test(word.text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  state.changed = true;
  return remember(state, 'finite');
}

function remember(state: State, last: State['last']): true {
  state.last = last;
  return true;
}

function convertBe(state: State, words: TaggedWord[], i: number): boolean {
  const word = words[i];
  const near = words.slice(Math.max(0, i - 4), i).map((w) => w.lower);
  if (word?.lower === 'were' && near.some((w) => HYPOTHETICAL.has(w))) return false;
  const first = words[previousIndex(words, i)]?.lower === 'i';
  state.singular = word?.lower === 'was' && !first;
  return set(state, i, first ? 'am' : state.singular ? 'is' : 'are');
}

function afterHave(words: TaggedWord[], i: number): boolean {
  const before = words[previousIndex(words, i)]?.lower ?? '';
  return ['had', 'has', 'have', 'having'].includes(before);
}

type Form = 'none' | 'finite' | 'either' | 'participle' | 'other' | 'unclear';

/** What a word can be, by its spelling alone. */
function formOf(words: TaggedWord[], i: number): Form {
  const word = words[i];
  if (word === undefined || !/^[\p{L}'’-]+$/u.test(word.text)) return 'none';
  if (word.lower === 'had' || word.lower === 'did') return 'finite';
  if (PARTICIPLE_ONLY.has(word.lower) && word.pos !== 'NOUN') return 'participle';
  if (word.pos === 'ADJ' && /ed$/.test(word.lower)) {
    return ['DET', 'PRON'].includes(words[i + 1]?.pos ?? '') ? 'unclear' : 'none';
  }
  if (word.pos !== 'VERB' && word.pos !== 'AUX') {
    const hidden = PAST_ONLY.has(word.lower) && word.pos !== 'NOUN' && word.pos !== 'PROPN';
    return hidden ? 'unclear' : 'none';
  }
  if (/n't$/.test(word.lower))
    return word.lower === "didn't" || word.lower === "hadn't" ? 'unclear' : 'other';
  if (PAST_ONLY.has(word.lower)) return 'finite';
  if (PAST_OR_PARTICIPLE.has(word.lower)) return 'either';
  if (PAST_LIKE_BASE.has(word.lower)) return isInfinitive(words, i) ? 'other' : 'either';
  if (!/ed$/.test(word.lower) || word.lower === word.lemma) return 'other';
  return regularBase(word.lemma, word.lower) !== null ? 'either' : 'unclear';
}

function isInfinitive(words: TaggedWord[], i: number): boolean {
  const before = words[previousIndex(words, i)];
  return before?.lower === 'to' || before?.pos === 'AUX';
}

function baseOf(word: TaggedWord): string | null {
  if (word.lower === 'had') return 'have';
  if (word.lower === 'did') return 'do';
  const irregular = PAST_ONLY.get(word.lower) ?? PAST_OR_PARTICIPLE.get(word.lower);
  if (irregular !== undefined) return irregular;
  if (PAST_LIKE_BASE.has(word.lower)) return word.lower;
  return regularBase(word.lemma, word.lower);
}

/** Tells a past from a participle by the word before it. */
function decide(state: State, words: TaggedWord[], i: number): 'finite' | 'participle' | 'unclear' {
  const at = previousIndex(words, i);
  const before = words[at];
  if (before === undefined) return 'participle';
  if (before.text === '-') return 'participle';
  if (BE_HAVE.has(before.lower) || before.lower === 'not') return 'participle';
  if (NOMINATIVES.has(before.lower)) return 'finite';
  if (OBJECTS.has(before.lower)) return 'participle';
  if (before.pos === 'NOUN' || before.pos === 'PROPN') return afterNoun(state, words, at);
  if (before.pos === 'CCONJ')
    return state.last === 'finite'
      ? 'finite'
      : state.last === 'participle'
        ? 'participle'
        : 'unclear';
  if (before.pos === 'SCONJ') return 'participle';
  if (before.pos === 'VERB') return LINKING.has(before.lemma) ? 'participle' : 'unclear';
  if (before.pos === 'DET' || before.pos === 'ADJ' || before.pos === 'PRON') {
    return words[i + 1]?.pos === 'NOUN' ? 'participle' : 'unclear';
  }
  return 'unclear';
}

/** "The man smiled": the noun is the subject when no verb of its clause came before. */
function afterNoun(state: State, words: TaggedWord[], noun: number): 'finite' | 'unclear' {
  if (state.last === 'none') return 'finite';
  for (let i = noun; i >= 0; i--) {
    const word = words[i];
    if (word === undefined || word.pos === 'VERB' || word.pos === 'AUX') return 'unclear';
    if (word.pos === 'SCONJ' || word.text === ';' || word.text === '—') return 'finite';
    if (word.pos === 'CCONJ' && words[i - 1]?.text === ',') return 'finite';
  }
  return 'finite';
}

/** Index of the word before, adverbs and "not" left out. */
function previousIndex(words: TaggedWord[], i: number): number {
  let at = i - 1;
  while (
    at >= 0 &&
    (words[at]?.pos === 'ADV' || words[at]?.lower === 'not') &&
    !NOMINATIVES.has(words[at]?.lower ?? '')
  )
    at--;
  return at;
}
