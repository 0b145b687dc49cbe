import type { TaggedWord } from './tag-words.ts';

const SINGULAR = new Set(['he', 'she', 'it']);
const NOT_SINGULAR = new Set(['i', 'we', 'they', 'you']);
const RELATIVES = new Set(['who', 'which', 'that']);
/** Quantities whose verb may be either. */
const UNCLEAR = new Set(
  'none all some any most half each neither either both number lot'.split(' '),
);

/**
 * Whether the subject that ends at `at` takes "he sits" (true) or "they sit" (false); null when
 * that is not clear.
 */
export function subjectNumber(words: TaggedWord[], at: number): boolean | null {
  const last = words[at];
  if (last === undefined) return null;
  if (SINGULAR.has(last.lower)) return !coordinated(words, at);
  if (NOT_SINGULAR.has(last.lower)) return false;
  if (RELATIVES.has(last.lower)) return antecedentNumber(words, at);
  if (last.pos !== 'NOUN' && last.pos !== 'PROPN') return null;
  return phraseNumber(words, at);
}

function coordinated(words: TaggedWord[], at: number): boolean {
  const before = words[at - 1];
  return before?.lower === 'and' && ['NOUN', 'PROPN', 'PRON'].includes(words[at - 2]?.pos ?? '');
}

/** The noun straight before "who", with or without a comma. */
function antecedentNumber(words: TaggedWord[], at: number): boolean | null {
  const noun = words[at - 1]?.text === ',' ? at - 2 : at - 1;
  const word = words[noun];
  if (word?.pos !== 'NOUN' && word?.pos !== 'PROPN') return null;
  return phraseNumber(words, noun);
}

/** The number of the noun phrase that ends at `at`: that of its head, before any "of" or "in". */
function phraseNumber(words: TaggedWord[], at: number): boolean | null {
  let start = at;
  while (start > 0 && belongs(words[start - 1])) start--;
  const phrase = words.slice(start, at + 1);
  if (phrase[0]?.pos === 'ADP' || phrase.some((word) => UNCLEAR.has(word.lower))) return null;
  if (phrase.some((word) => word.lower === 'and')) return phrase[0]?.lower === 'and' ? null : false;
  const preposition = phrase.findIndex((word) => word.pos === 'ADP');
  const head = preposition === -1 ? phrase.at(-1) : phrase[preposition - 1];
  if (head === undefined) return null;
  if (head.pos === 'PROPN') return true;
  if (head.pos !== 'NOUN') return null;
  return !isPlural(head);
}

function belongs(word: TaggedWord | undefined): boolean {
  if (word === undefined) return false;
  return (
    ['DET', 'ADJ', 'NOUN', 'PROPN', 'ADP', 'NUM', 'CCONJ', 'PART'].includes(word.pos) ||
    isPossessive(word)
  );
}

function isPossessive(word: TaggedWord): boolean {
  return ['his', 'her', 'my', 'our', 'their', 'its'].includes(word.lower);
}

const IRREGULAR_PLURALS = new Set(
  'men women people children feet teeth eyes police folk gentlemen'.split(' '),
);

function isPlural(noun: TaggedWord): boolean {
  if (IRREGULAR_PLURALS.has(noun.lower) || /(?:men|folk)$/.test(noun.lower)) return true;
  return noun.lower !== noun.lemma && noun.lower.endsWith('s');
}
