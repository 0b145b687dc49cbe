import {
  PARTICIPLE_ONLY,
  PAST_LIKE_BASE,
  PAST_ONLY,
  PAST_OR_PARTICIPLE,
} from '../words/irregular-verbs.ts';
import { hasObject, isVerb, NOMINATIVES, previousIndex } from './clause.ts';
import { lemmaAsVerb, type TaggedWord } from './tag-words.ts';
import { regularBase } from './verb-forms.ts';

/** "had better" and "had rather" have no other tense. */
const BETTER = new Set(['better', 'rather', 'best']);
type Form = 'none' | 'finite' | 'either' | 'participle' | 'other' | 'unclear';

/** What a word can be, by its spelling alone. */
export function formOf(words: TaggedWord[], i: number): Form {
  const word = words[i];
  if (word === undefined || !/^[\p{L}'’-]+$/u.test(word.text)) return 'none';
  if (word.lower === 'had' && BETTER.has(words[i + 1]?.lower ?? '')) return 'other';
  if (word.lower === 'had' || word.lower === 'did') return 'finite';
  if (word.lower === 'lay' && hasObject(words, i)) return 'other';
  if (word.lower === 'left' && words[i - 1]?.lower === 'and' && words[i - 2]?.lower === 'right')
    return 'none';
  if (PARTICIPLE_ONLY.has(word.lower) && word.pos !== 'NOUN') return 'participle';
  if (word.pos === 'ADJ' && /ed$/.test(word.lower))
    return isPlainlyAdjective(words, i) ? 'none' : 'either';
  if (!isVerb(word)) return hiddenForm(words, i);
  if (/n't$/.test(word.lower)) return 'other';
  if (PAST_ONLY.has(word.lower)) return 'finite';
  if (PAST_OR_PARTICIPLE.has(word.lower)) return 'either';
  if (PAST_LIKE_BASE.has(word.lower)) return isInfinitive(words, i) ? 'other' : 'either';
  if (!/ed$/.test(word.lower) || word.lower === word.lemma) return 'other';
  return baseOf(word) !== null ? 'either' : 'unclear';
}

/** "a crowded room", "was crowded", "seemed crowded" */
function isPlainlyAdjective(words: TaggedWord[], i: number): boolean {
  const before = words[previousIndex(words, i)];
  const follows = before?.pos === 'NOUN' || before?.pos === 'PROPN';
  if (words[i + 1]?.text === '-' || (words[i + 1]?.pos === 'NOUN' && !follows)) return true;
  if (before === undefined || follows) return false;
  if (before.pos === 'CCONJ') return words[previousIndex(words, i) - 1]?.text !== ',';
  if (before.text === ',') return /^(?:in|with|by|at|to|of|for)$/.test(words[i + 1]?.lower ?? '');
  return !NOMINATIVES.has(before.lower) && before.pos !== 'NUM';
}

/** "fell" is a verb, whatever the tagger takes it for, unless it is a noun or stands before one. */
function hiddenForm(words: TaggedWord[], i: number): Form {
  const [word, before] = [words[i], words[previousIndex(words, i)]];
  if (word === undefined || before?.pos === 'DET' || before?.pos === 'ADJ') return 'none';
  const follows =
    before !== undefined &&
    (NOMINATIVES.has(before.lower) || ['NOUN', 'PROPN'].includes(before.pos));
  if (PAST_OR_PARTICIPLE.has(word.lower))
    return follows && word.pos !== 'PROPN' ? 'either' : 'none';
  if (!PAST_ONLY.has(word.lower)) return 'none';
  const isNoun = word.pos === 'NOUN' || word.pos === 'PROPN';
  return !isNoun || (follows && ['DET', 'ADV', 'ADP'].includes(words[i + 1]?.pos ?? ''))
    ? 'finite'
    : 'none';
}

function isInfinitive(words: TaggedWord[], i: number): boolean {
  const before = words[previousIndex(words, i)];
  return before?.lower === 'to' || before?.pos === 'AUX';
}

export function baseOf(word: TaggedWord): string | null {
  if (word.lower === 'had') return 'have';
  if (word.lower === 'did') return 'do';
  const irregular = PAST_ONLY.get(word.lower) ?? PAST_OR_PARTICIPLE.get(word.lower);
  if (irregular !== undefined) return irregular;
  if (PAST_LIKE_BASE.has(word.lower)) return word.lower;
  return regularBase(spelledAs(word), word.lower);
}

/** The tagger's base as the text spells: "realise" of "realised". */
function spelledAs({ lemma: guess, lower, pos }: TaggedWord): string {
  const lemma = pos === 'ADJ' ? adjectiveBase(lower) : guess;
  return /[iy]sed$/.test(lower) ? lemma.replace(/([iy])ze$/, '$1se') : lemma;
}

/** A base that ends so takes "d" for its past: "dislike", "confuse", "naturalise". */
const DROPS_E = /(?:[^aeiou][aeiou][kvzsg]|[cgvsz]|[^aeiou][aiou][tdmnplr])$/;

/** The base of a past that the tagger takes for an adjective wherever it stands. */
function adjectiveBase(past: string): string {
  const tagged = lemmaAsVerb(past);
  if (tagged !== past) return tagged;
  const stem = past.slice(0, -2);
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  return DROPS_E.test(stem) ? `${stem}e` : stem;
}
