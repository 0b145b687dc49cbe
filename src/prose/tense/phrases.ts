import { TITLES } from '../words/titles.ts';
import type { TaggedWord } from './tagged-word.ts';

/** A noun with what belongs to it, or a pronoun. */
export interface Phrase {
  end: number;
  /** Whether a verb of it stands as of "he" (true) or as of "they" (false). */
  singular: boolean;
  kind: 'noun' | 'time' | 'subject' | 'object';
}

const ONE = new Set(
  `he she it this that what everybody everyone nobody somebody someone anybody anyone something nothing
  everything anything whatever whoever whosoever each another none either neither`.split(/\s+/),
);
const MANY = new Set(
  'i we they you ye these those both several few many some two three four five six'.split(' '),
);
const OBJECTS = new Set(
  'me him them us himself herself itself myself themselves ourselves'.split(' '),
);
const POSSESSIVES = new Set('his her my our their its your whose'.split(' '));
const ALWAYS_ONE = new Set('a an each every another this that one either neither much'.split(' '));
const ALWAYS_MANY = new Set(
  'these those both several few many two three four five six seven eight nine ten'.split(' '),
);
/** "a number of men came": the verb is that of the men. */
const AMOUNTS = new Set(
  'number lot rest half most majority some all none couple dozen score plenty more part'.split(' '),
);
const TIMES = new Set(
  `day night morning evening afternoon moment minute hour week month year time times instant second days
  nights mornings evenings moments minutes hours weeks months years summer winter spring autumn monday
  tuesday wednesday thursday friday saturday sunday today tonight tomorrow way`.split(/\s+/),
);
const PLURALS = new Set(
  `others clothes trousers stairs spectacles surroundings premises riches thanks tidings goods ashes lodgings
  outskirts whiskers men women people children feet teeth eyes police folk folks gentlemen oxen geese mice cattle clergy
  fishermen policemen workmen phenomena criteria`.split(/\s+/),
);

/** Nouns of one thing that end as those of many do. */
const ONE_IN_S =
  /(?:ics|ous|eas|oss)$|^(?:news|means|summons|lens|gallows|series|species|billiards|measles|mews|yes|alms|innings|barracks|works|gents|hers|ours|yours|theirs)$/;

/** The phrase that begins at `at`, or null where none does. */
export function phraseAt(words: readonly TaggedWord[], at: number): Phrase | null {
  const word = words[at];
  if (word === undefined) return null;
  if (isMeasureBefore(words, at)) return null;
  const pronoun = pronounAt(words, at);
  if (pronoun !== null) return pronoun;
  if (!isWithin(words, at) || word.lower === '-' || word.lower === "'s") return null;
  // "Half the men had gone"
  if (word.lower === 'half' && isArticle(words[at + 1])) return phraseAt(words, at + 1);
  let end = at;
  for (;;) {
    if (isCommaInside(words, at, end)) end += 2;
    else if (isLastOfMany(words, at, end)) end += 3;
    else if (isWithin(words, end + 1) && !beginsAnother(words, at, end + 1)) end++;
    else break;
  }
  // ", all praised by him,"
  if (end === at && /^(?:all|each)$/.test(word.lower) && words[at - 1]?.text === ',') return null;
  const number = numberOf(words, at, end);
  return number === null ? null : { end, singular: number, kind: kindOf(words, at, end) };
}

/** "The more the boys knew", "One by one the boys came": tells how, and who does it follows. */
export function isMeasureBefore(words: readonly TaggedWord[], at: number): boolean {
  const [word, next, last] = words.slice(at, at + 3);
  const isMore =
    word?.lower === 'the' && /^(?:more|less|better|longer|nearer|farther)$/.test(next?.lower ?? '');
  if (isMore) return isArticle(last) || /^(?:PROPN|PRON)$/.test(last?.pos ?? '');
  const isPair =
    word?.lower === last?.lower || (word?.lower === 'one' && last?.lower === 'another');
  return isPair && /^(?:by|after)$/.test(next?.lower ?? '') && phraseAt(words, at + 3) !== null;
}

function isArticle(word: TaggedWord | undefined): boolean {
  return word !== undefined && (word.pos === 'DET' || POSSESSIVES.has(word.lower));
}

/** "his large, strong nose" */
function isCommaInside(words: readonly TaggedWord[], start: number, end: number): boolean {
  const isOpen = words[start]?.pos === 'DET' || POSSESSIVES.has(words[start]?.lower ?? '');
  const [last, comma, adjective, next] = words.slice(end, end + 4);
  return (
    isOpen &&
    end > start &&
    words.slice(start + 1, end).every(({ pos }) => pos !== 'NOUN') &&
    last?.pos === 'ADJ' &&
    comma?.text === ',' &&
    (adjective?.pos === 'ADJ' ||
      (/(?:ed|ing)$/.test(adjective?.lower ?? '') && next?.pos === 'NOUN')) &&
    (/^(?:NOUN|ADJ)$/.test(next?.pos ?? '') ||
      isCommaInside(words, start, end + 2) ||
      isLastOfMany(words, start, end + 2))
  );
}

/** ", and sufficient" of "the only natural, happy, and sufficient cure" */
function isLastOfMany(words: readonly TaggedWord[], start: number, end: number): boolean {
  const [last, comma, and, adjective, noun] = words.slice(end, end + 5);
  const isListed = words[end - 1]?.text === ',' && words[start]?.pos === 'DET';
  return (
    isListed &&
    last?.pos === 'ADJ' &&
    comma?.text === ',' &&
    and?.lower === 'and' &&
    adjective?.pos === 'ADJ' &&
    noun?.pos === 'NOUN'
  );
}

/** "an hour", "every night": tells when, and is no subject where another follows. */
function kindOf(words: readonly TaggedWord[], at: number, end: number): Phrase['kind'] {
  return TIMES.has(words[end]?.lower ?? '') && at <= end ? 'time' : 'noun';
}

function pronounAt(words: readonly TaggedWord[], at: number): Phrase | null {
  const word = words[at];
  if (word === undefined) return null;
  const { lower } = word;
  if (OBJECTS.has(lower)) return { end: at, singular: true, kind: 'object' };
  const isOwned = isWithin(words, at + 1) && !isArticle(words[at + 1]);
  if (lower === 'her' && !isOwned) return { end: at, singular: true, kind: 'object' };
  if (POSSESSIVES.has(lower)) return null;
  const isBare = word.pos === 'PRON' || !isWithin(words, at + 1);
  if (!isBare) return null;
  // "none of the houses"
  if (AMOUNTS.has(lower) && words[at + 1]?.lower === 'of')
    return { end: at, singular: numberOf(words, at, at) ?? true, kind: 'noun' };
  if (/^(?:it|you)$/.test(lower)) return { end: at, singular: lower === 'it', kind: 'noun' };
  if (/^(?:i|he|she|we|they)$/.test(lower))
    return { end: at, singular: ONE.has(lower), kind: 'subject' };
  // "all who knew him"
  if (lower === 'all' && /^who/.test(words[at + 1]?.lower ?? ''))
    return { end: at, singular: false, kind: 'noun' };
  if (ONE.has(lower)) return { end: at, singular: true, kind: 'noun' };
  if (MANY.has(lower)) return { end: at, singular: false, kind: 'noun' };
  return null;
}

function isWithin(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  if (word === undefined || /^(?:not|to|n't)$/.test(word.lower)) return false;
  if (['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM'].includes(word.pos)) return true;
  if (POSSESSIVES.has(word.lower) || word.lower === "'s" || word.lower === "'") return true;
  const [before, after] = [words[at - 1], words[at + 1]];
  // "two black-and-white birds"
  if (isJointOfCompound(words, at)) return true;
  // "house-tops", "the _word_"
  if (word.lower === '-' || word.lower === '_')
    return before !== undefined && after !== undefined && isNominal(before) && isNominal(after);
  // "his startled face", "the very old man"
  const isOpen = before !== undefined && (before.pos === 'DET' || POSSESSIVES.has(before.lower));
  const isOpening =
    isOpen || (before?.pos === 'ADP' && after?.pos === 'NOUN' && /ed$/.test(word.lower));
  if (word.pos === 'VERB') {
    // "his pale face and trembling limbs"
    if (before?.lower === 'and' && words[at - 2]?.pos === 'NOUN' && /ing$/.test(word.lower))
      return after?.pos === 'NOUN';
    // "the highly trained performing dog"
    const isTrained = before?.pos === 'VERB' && words[at - 2]?.pos === 'ADV';
    if (isTrained && /ing$/.test(word.lower) && after?.pos === 'NOUN') return true;
    if (!isOpening && !/^(?:ADV|ADJ)$/.test(before?.pos ?? '')) return false;
    if (
      !isOpening &&
      !/^(?:DET|NUM)$/.test(words[at - 2]?.pos ?? '') &&
      !POSSESSIVES.has(words[at - 2]?.lower ?? '') &&
      words[at - 2]?.lower !== "'s"
    )
      return false;
    if (/^(?:former|latter)$/.test(before?.lower ?? '')) return false;
    // "This frightened Ida"
    if (/^(?:this|that)$/.test(before?.lower ?? '') && after?.pos === 'PROPN') return false;
    const isChain =
      after?.pos === 'VERB' && /ing$/.test(after.lower) && words[at + 2]?.pos === 'NOUN';
    return (
      /(?:ed|en|ing)$/.test(word.lower) && after !== undefined && (isChain || isNominal(after))
    );
  }
  // "the very curtains"
  if (word.lower === 'very' && isOpen && after !== undefined && isNominal(after)) return true;
  if (word.lower === 'only' && isOpen) return after !== undefined && isNominal(after);
  return (
    word.pos === 'ADV' &&
    (isOpen || before?.pos === 'NUM') &&
    after !== undefined &&
    /^(?:ADJ|VERB|ADV)$/.test(after.pos)
  );
}

/** "-and-" */
function isJointOfCompound(words: readonly TaggedWord[], at: number): boolean {
  const isJoint = (i: number) =>
    words[i]?.lower === 'and' && words[i - 1]?.text === '-' && words[i + 1]?.text === '-';
  return isJoint(at) || isJoint(at - 1) || isJoint(at + 1);
}

function isNominal({ pos }: TaggedWord): boolean {
  return ['ADJ', 'NOUN', 'PROPN', 'NUM'].includes(pos);
}

/** "that day Lord Henry", "gave the boy a coat": a phrase of its own begins. */
function beginsAnother(words: readonly TaggedWord[], from: number, at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (before === undefined || word === undefined) return false;
  if (word.lower === "'s" || before.lower === "'s" || before.lower === '-') return false;
  const isHead = before.pos === 'NOUN' || before.pos === 'PROPN';
  // Not "the elder Miss Venns".
  if (word.pos === 'PROPN' && before.pos === 'NOUN')
    return !/^(?:elder|younger|late|poor)$/.test(before.lower) && !TITLES.has(before.lower);
  // "At this the boys faced about"
  if (/^(?:this|that)$/.test(before.lower) && word.pos === 'DET') return true;
  // "For a space people stood", "In another street lamps burned"
  const isOne = /^(?:an?|another|each|every)$/.test(words[from]?.lower ?? '');
  const isBeforeVerb = /^(?:VERB|AUX)$/.test(words[at + 1]?.pos ?? '');
  if (/^(?:people|men|women|children)$/.test(word.lower) || (isBeforeVerb && word.pos === 'NOUN'))
    if (isOne && isPlural(word) && before.pos === 'NOUN') return true;
  // "the things one might feel"
  if (word.lower === 'one' && before.pos === 'NOUN') return true;
  // "in the house two men"
  const next = words[at + 1];
  if (ALWAYS_MANY.has(word.lower) && before.pos === 'NOUN' && next?.pos === 'NOUN')
    return isPlural(next);
  // "in the same seas numerous other ships"
  if (/^(?:numerous|other|various|such|certain)$/.test(word.lower) && before.pos === 'NOUN')
    return true;
  if (before.lower === 'much' && POSSESSIVES.has(word.lower)) return true;
  const isArticle = word.pos === 'DET' || POSSESSIVES.has(word.lower);
  return (
    isArticle &&
    (isHead || (before.pos === 'ADJ' && (at - from > 1 || POSSESSIVES.has(word.lower))))
  );
}

/** Of the phrase's last noun, unless its first word says more; null where it has no head. */
function numberOf(words: readonly TaggedWord[], start: number, end: number): boolean | null {
  const [first, head] = [words[start], words[end]];
  if (first === undefined || head === undefined) return null;
  if (head.lower === 'number' && first.lower === 'the') return true;
  const isGroup = words
    .slice(start, end)
    .some(
      ({ lower }) => ALWAYS_MANY.has(lower) || /^(?:hundred|thousand|million|dozen)$/.test(lower),
    );
  if (isGroup && (head.lower === 'more' || /[^s]s$/.test(head.text))) return false;
  // "a number of men", "the rest of them"
  if (AMOUNTS.has(head.lower) && words[end + 1]?.lower === 'of')
    return phraseAt(words, end + 2)?.kind === 'object'
      ? words[end + 2]?.lower !== 'them'
      : (phraseAt(words, end + 2)?.singular ?? true);
  if (head.lower === 'others' || /^(?:these|those)$/.test(first.lower)) return false;
  if (words.slice(start, end).some(({ lower }) => lower === 'few')) return false;
  if (words[end - 1]?.lower === 'no' && head.lower === 'one') return true;
  if (isGroup && isPlural(head)) return false;
  if (head.lower === 'few') return false;
  // "that things began": no article of theirs
  if (first.lower === 'that' && isPlural(head)) return false;
  if (ALWAYS_ONE.has(first.lower)) return true;
  if (ALWAYS_MANY.has(first.lower) && start === end) return false;
  // "Number nine"
  if (head.pos === 'NUM' && start < end && words[end - 1]?.pos === 'NOUN') return true;
  if (ALWAYS_MANY.has(head.lower)) return false;
  // "Germans"
  if (head.pos === 'PROPN' && start === end && /(?:[^h]ans|ards|ites|[a-z]men)$/.test(head.lower))
    return false;
  // A capital begins the sentence.
  if (head.pos === 'PROPN' && end === 0 && PLURALS.has(head.lower)) return false;
  if (
    /^(?:French|English|Dutch|Swiss|Chinese|Spanish|Irish|Welsh|Japanese)$/.test(head.text) &&
    first.lower === 'the'
  )
    return false;
  if (head.pos === 'PROPN')
    return !/^(?:the|some|all)$/.test(first.lower) || !/[^s]s$/.test(head.lower);
  if (/est$/.test(head.lower) && words[end + 1]?.lower === 'of')
    return phraseAt(words, end + 2)?.singular ?? true;
  // "twelve years old" says how somebody is
  if (head.pos === 'ADJ' && words[end - 1]?.pos === 'NOUN' && start < end) return null;
  if (head.pos === 'ADJ') return adjectiveNumber(first, head);
  return !isPlural(head);
}

/** "the other", "the others", "the poor", "the elder" */
function adjectiveNumber(first: TaggedWord, head: TaggedWord): boolean | null {
  if (/^(?:little|much|enough)$/.test(head.lower)) return true;
  if (first === head)
    return head.lower === 'others' ? false : /est$/.test(head.lower) ? true : null;
  if (
    /^(?:poor|rich|sick|dead|young|old|english|french|wicked|blind|wounded|living|innocent)$/.test(
      head.lower,
    )
  )
    return false;
  return !/[^s]s$/.test(head.lower) || /ibus$/.test(head.lower);
}

function isPlural(noun: TaggedWord): boolean {
  if (PLURALS.has(noun.lower) || /(?:men|folk)$/.test(noun.lower)) return noun.lower !== 'specimen';
  if (/(?:ss|us|is|ness)$/.test(noun.lower)) return false;
  // No dictionary knows "gazers" and "tumblerfuls".
  if (noun.pos === 'NOUN' && noun.lower === noun.lemma && !ONE_IN_S.test(noun.lower))
    return /[^aiou]s$/.test(noun.lower);
  return noun.lower !== noun.lemma && noun.lower.endsWith('s');
}
