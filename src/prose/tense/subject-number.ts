import { opensClause } from './clause.ts';
import type { TaggedWord } from './tag-words.ts';

const SINGULAR = new Set(
  `he she it this what everybody everyone nobody somebody someone anybody anyone something nothing everything
  anything`.split(/\s+/),
);
const NOT_SINGULAR = new Set(['i', 'we', 'they', 'you']);
const RELATIVES = new Set(['who', 'which', 'that']);
const POSSESSIVES = new Set(['his', 'her', 'my', 'our', 'their', 'its', 'your']);
/** Quantities whose verb may be either. */
const UNCLEAR = new Set('none all most half neither either both number lot rest more'.split(' '));
const EACH = new Set(['each', 'every', 'one', 'another', 'this', 'that']);
const MANY = new Set([
  'these',
  'those',
  'several',
  'few',
  'many',
  'two',
  'three',
  'four',
  'five',
  'six',
]);
/** Between a head and what tells of it: "the corner of the room", "the man with the bag". */
const JOINS_PHRASES = new Set(
  'of in on at with from by to for over under behind before beside between near without'.split(' '),
);

/**
 * Whether the subject that ends at `at` takes "he sits" (true) or "they sit" (false); null when
 * that is not clear.
 */
export function subjectNumber(words: readonly TaggedWord[], at: number): boolean | null {
  const last = words[at];
  if (last === undefined) return null;
  if (SINGULAR.has(last.lower)) return !joined(words, at);
  if (NOT_SINGULAR.has(last.lower)) return false;
  if (RELATIVES.has(last.lower)) return antecedentNumber(words, at);
  if (last.lower === 'there') return null;
  // "his view of himself", "one of them"
  const isOfThem = last.pos === 'PRON' && JOINS_PHRASES.has(words[at - 1]?.lower ?? '');
  if (isOfThem && isWithin(words[at - 2])) return phraseNumber(words, at - 2);
  // "her fancy": what stands behind its article alone is no adjective.
  if (last.pos === 'ADJ' && isArticle(words[at - 1])) return !/[^s]s$/.test(last.lower);
  // "Number nine"
  if (last.pos === 'NUM' && isNoun(words[at - 1])) return !isPlural(words[at - 1] ?? last);
  return isNoun(last) ? phraseNumber(words, at) : null;
}

/** Of the phrase that begins at `from`, which stands behind its verb: "In the hall stood two men". */
export function numberAhead(words: readonly TaggedWord[], from: number): boolean | null {
  let start = from;
  while (['AUX', 'VERB', 'ADV'].includes(words[start]?.pos ?? '') || words[start]?.lower === 'to')
    start++;
  const first = words[start]?.lower ?? '';
  if (SINGULAR.has(first)) return true;
  if (NOT_SINGULAR.has(first)) return false;
  let at = start;
  while (isWithin(words[at])) at++;
  if (at === start) return null;
  if (words[at]?.lower === 'and' && isWithin(words[at + 1])) return false;
  return headNumber(words, start, at - 1);
}

/** "he and she" and "Tom and he" are many. */
function joined(words: readonly TaggedWord[], at: number): boolean {
  const before = words[at - 1];
  return before?.lower === 'and' && ['NOUN', 'PROPN', 'PRON'].includes(words[at - 2]?.pos ?? '');
}

/** The phrase before "who", with or without a comma; its number is that of its last noun. */
function antecedentNumber(words: readonly TaggedWord[], at: number): boolean | null {
  let noun = words[at - 1]?.text === ',' ? at - 2 : at - 1;
  // "the house of which", "in which"
  if (words[noun]?.pos === 'ADP') noun--;
  const word = words[noun];
  if (word === undefined) return null;
  if (isNoun(word)) return headNumber(words, startOf(words, noun), noun);
  if (SINGULAR.has(word.lower) || word.lower === 'one') return true;
  if (/^(?:him|her)$/.test(word.lower)) return words[noun - 1]?.pos === 'ADP' ? null : true;
  return ['PRON', 'ADJ', 'NUM', 'DET', 'VERB'].includes(word.pos)
    ? !/^(?:them|us|those|these|they)$|[^s]s$/.test(word.lower)
    : null;
}

/** The number of the phrase that ends at `at`: of its head, which stands before any "of" or "in". */
function phraseNumber(words: readonly TaggedWord[], at: number): boolean | null {
  let [start, end] = [startOf(words, at), at];
  if (words.slice(start, end).some(({ lower }) => UNCLEAR.has(lower))) return null;
  for (;;) {
    const before = words[start - 1];
    const head = words[start - 2];
    if (before === undefined) break;
    if (before.pos === 'ADP' && JOINS_PHRASES.has(before.lower) && isNoun(head)) {
      end = start - 2;
      start = startOf(words, end);
    } else if (opensClause(words, start - 1)) break;
    else if (before.pos === 'ADP' || before.pos === 'PART') return null;
    else break;
  }
  const and = words[start - 1];
  if (and?.lower === 'and' && isNoun(words[start - 2]) && isFirstOfClause(words, start - 2))
    return false;
  return headNumber(words, start, end);
}

/** True where no verb stands before the phrase that ends at `at`, in its own clause. */
function isFirstOfClause(words: readonly TaggedWord[], at: number): boolean {
  for (let i = startOf(words, at) - 1; i >= 0; i--) {
    const word = words[i];
    if (word === undefined || word.pos === 'VERB' || word.pos === 'AUX') return false;
    if (word.lower === 'for' && /^[,;]$/.test(words[i - 1]?.text ?? '')) return true;
    if (word.pos === 'ADP' && !isNoun(words[i - 1])) return false;
    if (word.pos === 'SCONJ' || /^[;:—–]$/.test(word.text) || /^--?$/.test(word.text)) return true;
    if (word.text === ',') return !isNoun(words[i - 1]);
  }
  return true;
}

/** Of a phrase without another in it: the number of its last noun. */
function headNumber(words: readonly TaggedWord[], start: number, end: number): boolean | null {
  const phrase = words.slice(start, end + 1);
  if (phrase.some(({ lower }) => UNCLEAR.has(lower))) return null;
  const [first] = phrase;
  const head = phrase.at(-1);
  if (head === undefined || first === undefined) return null;
  if (MANY.has(first.lower)) return false;
  if (EACH.has(first.lower) || /^an?$/.test(first.lower)) return true;
  if (head.pos === 'PROPN') return !/^(?:the)$/.test(first.lower) || !/[^s]s$/.test(head.lower);
  return isNoun(head) ? !isPlural(head) : null;
}

/** Where the phrase begins whose last word is at `at`: at its article, or at its first word. */
function startOf(words: readonly TaggedWord[], at: number): number {
  let start = at;
  while (start > 0 && isWithin(words[start - 1]) && !isArticle(words[start])) {
    // "At length Mr. Rodney", "that day Lord Henry"
    if (words[start]?.pos === 'PROPN' && words[start - 1]?.pos === 'NOUN') break;
    start--;
  }
  // "with clasped hands"
  return words[start - 1]?.pos === 'VERB' && words[start - 2]?.pos === 'ADP' ? start - 1 : start;
}

function isArticle(word: TaggedWord | undefined): boolean {
  return word !== undefined && (word.pos === 'DET' || POSSESSIVES.has(word.lower));
}

function isWithin(word: TaggedWord | undefined): boolean {
  if (word === undefined) return false;
  return (
    (['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART'].includes(word.pos) &&
      word.lower !== 'not' &&
      word.lower !== 'to') ||
    POSSESSIVES.has(word.lower) ||
    word.lower === "'s" ||
    word.lower === '-'
  );
}

function isNoun(word: TaggedWord | undefined): boolean {
  return word?.pos === 'NOUN' || word?.pos === 'PROPN';
}

const IRREGULAR_PLURALS = new Set(
  'men women people children feet teeth eyes police folk gentlemen'.split(' '),
);

function isPlural(noun: TaggedWord): boolean {
  if (IRREGULAR_PLURALS.has(noun.lower) || /(?:men|folk)$/.test(noun.lower)) return true;
  return noun.lower !== noun.lemma && noun.lower.endsWith('s');
}
