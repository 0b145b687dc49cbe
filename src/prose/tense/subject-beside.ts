import { numberAhead } from './clauses.ts';
import { phraseAt } from './phrases.ts';
import { innermost, type Reader, wordBefore } from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';

const MANY = /^(?:i|we|they|you|ye)$/;
/** So many words stand before a verb that is turned round: "Not a single word had the boys said". */
const FRONTED = 6;

/**
 * Whether the subject of the verb at `i` is one or many, as the words straight beside it tell; null where
 * they stand turned round and do not tell it, undefined where they have nothing to say of it.
 */
export function numberBeside(reader: Reader, i: number): boolean | null | undefined {
  const { words } = reader;
  const at = wordBefore(words, i);
  const lower = words[at]?.lower ?? '';
  if (/^(?:he|she)$/.test(lower) || MANY.test(lower))
    return isJoined(reader, at) ? false : !MANY.test(lower);
  // "and Ida herself came"
  if (/sel(?:f|ves)$/.test(lower) && /^(?:NOUN|PROPN)$/.test(words[at - 1]?.pos ?? ''))
    return lower.endsWith('f');
  // "They came, and all sat down"
  if (lower === 'all' && words[at - 1]?.lower === 'and') return innermost(reader).number ?? false;
  // "every now and then it took", but not "whoever saw it laughed"
  if (lower === 'it' && /^(?:CCONJ|PUNCT|SCONJ|ADV)$/.test(words[at - 1]?.pos ?? '')) return true;
  if (lower === 'there') {
    const number = numberBehindThere(reader, at, i);
    if (number !== undefined) return number;
  }
  const next = words[i + 1]?.lower ?? '';
  if (/^(?:he|she|they|we|i|ye)$/.test(next) && !isBehindSubject(reader, at, i))
    return !MANY.test(next);
  if (isOfBoth(words, i)) return false;
  if (isTurnedRound(words, i, at)) return numberTurned(words, i);
  return lower === 'little' ? true : numberBehind(reader, at, i);
}

/** "There stood two men", "and there parted", but not "the sun there produced it" */
function numberBehindThere(reader: Reader, at: number, i: number): boolean | undefined {
  const { words, phrase } = reader;
  const { number, subject, hasVerb } = innermost(reader);
  if (words[i + 1]?.pos === 'PUNCT' && words[at - 1]?.pos === 'CCONJ') return number ?? true;
  const isNew = /^(?:CCONJ|PUNCT)$/.test(words[wordBefore(words, at)]?.pos ?? '');
  const isPlace = subject !== null && phrase?.end === at - 1 && words[i]?.pos === 'VERB';
  if (!isNew && (hasVerb || isPlace)) return undefined;
  return numberAhead(words, i + 1) ?? true;
}

/** "People said she was good": who follows has a verb of its own. */
function isBehindSubject(reader: Reader, at: number, i: number): boolean {
  const { words, phrase } = reader;
  const isSubject = phrase?.end === at && !phrase.isGoverned && !innermost(reader).hasVerb;
  return isSubject && words[i]?.pos === 'VERB';
}

/** Who stands behind the verb: "Never had there been such boys", "in which lay two rings". */
function numberBehind(reader: Reader, at: number, i: number): boolean | null | undefined {
  const { words, phrase } = reader;
  const next = words[i + 1]?.lower ?? '';
  const isExistent = next === 'there' && words[i + 2]?.pos !== 'PUNCT';
  if (isExistent && /^(?:had|did|was|were)$/.test(words[i]?.lower ?? ''))
    return numberAhead(words, words[i + 2]?.lower === 'been' ? i + 3 : i + 2) ?? true;
  if (/^wh(?:ich|om)$/.test(words[at]?.lower ?? '') && words[at - 1]?.pos === 'ADP') {
    const { subject } = innermost(reader);
    // "each of which had two rooms"
    if (words[at - 1]?.lower === 'of' && subject !== null) return subject;
    return numberAhead(words, i + 1) ?? subject;
  }
  // "and from somewhere above them came a slow, wet sound"
  const isBehindPlace = phrase?.isGoverned === true && phrase.end === at;
  const isPlaced = /^(?:came|stood|sat|lay|rose)$/.test(words[i]?.lower ?? '');
  return isBehindPlace && isPlaced && /^an?$/.test(next) ? true : undefined;
}

/** "The past and the future had both gone" */
function isOfBoth(words: readonly TaggedWord[], i: number): boolean {
  const [had, both, done, joint] = words.slice(i, i + 4);
  if (had?.lower !== 'had' || both?.lower !== 'both') return false;
  return done?.pos === 'VERB' || (done?.pos === 'ADJ' && joint?.pos !== 'CCONJ');
}

/** "nor did the boys laugh": the last of what looks like a noun is what they did not do. */
function numberTurned(words: readonly TaggedWord[], i: number): boolean | null {
  const phrase = phraseAt(words, i + 1);
  const end = phrase?.end ?? i + 1;
  const isDone = words[i]?.lower === 'did' && words[end + 1]?.pos !== 'VERB' && end > i + 2;
  if (isDone && /^(?:NOUN|PROPN)$/.test(words[end - 1]?.pos ?? ''))
    return phraseAt(words.slice(0, end), i + 1)?.singular ?? null;
  return numberAhead(words, i + 1);
}

/** "and so had the boys", "Not a word had the boys said", "First came the boys" */
function isTurnedRound(words: readonly TaggedWord[], i: number, at: number): boolean {
  const lower = words[i]?.lower ?? '';
  const next = words[i + 1];
  if (!/^(?:DET|PRON|PROPN)$/.test(next?.pos ?? '')) return false;
  if (at === 0 && words[0]?.lower === 'first') return /^(?:came|went)$/.test(lower);
  if (!/^(?:had|did|was|were)$/.test(lower)) return false;
  const before = words[i - 1]?.lower ?? '';
  const joint = words[i - 2];
  const isJoint = joint === undefined || /^(?:CCONJ|PUNCT)$/.test(joint.pos);
  if (/^(?:so|nor|neither)$/.test(before)) return before === 'nor' || isJoint;
  const phrase = phraseAt(words, i + 1);
  const isFronted = /^(?:not|so|only)$/.test(words[0]?.lower ?? '') && i < FRONTED;
  return isFronted && phrase !== null && words[phrase.end + 1]?.pos === 'VERB';
}

/** "Tom and he", "he and she" */
function isJoined({ words }: Reader, at: number): boolean {
  const joins =
    words[at - 1]?.lower === 'and' && /^(?:NOUN|PROPN|PRON)$/.test(words[at - 2]?.pos ?? '');
  if (!joins) return false;
  // "He saw Tom and she laughed"
  for (let back = at - 2; back >= 0; back--) {
    const word = words[back];
    if (word === undefined || word.pos === 'PUNCT' || word.pos === 'SCONJ') return true;
    if (word.pos === 'VERB' || word.pos === 'AUX' || word.pos === 'ADP') return false;
  }
  return true;
}
