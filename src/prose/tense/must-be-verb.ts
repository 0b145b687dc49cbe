import { innermost, isStop, type Reader, takesObject, wordBefore } from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';
import { DESCRIBES, DOES_ALONE } from './verb-classes.ts';
import { formOf } from './verb-shape.ts';

/** "too surprised to speak" */
const DEGREE =
  /^(?:so|too|as|very|quite|more|most|less|equally|thus|properly|half|how|rather|almost)$/;

/**
 * Whether a form that may be a past or a participle must be the verb of its clause, as there is none before it and
 * none to come, or as what stands before it goes on there. Each was right in four of five sentences in which the
 * other rules took a past for a participle (`npm run bench:tense -- --swapped`).
 */
export function mustBeVerb(reader: Reader, i: number): boolean {
  const { words, verb, chained } = reader;
  if (isAdjective(words, i)) return false;
  const at = wordBefore(words, i);
  const isTimed = words[at]?.text === ',' && isLedByTime(reader, at);
  if (isTimed && !describesHere(words, i)) return true;
  const isListed = reader.held !== null || (chained !== null && chained.at === verb?.at);
  if (isListed) return false;
  // "Wet, drenched through, and cold, we went"
  const isUnsaid = verb === null && reader.clauses[0]?.subject === null;
  if (words[at]?.text === ',' && isUnsaid && !takesObject(words, i)) return false;
  // "put down the lamp"
  const isParted = /^(?:up|down|off|out|away|back)$/.test(words[i + 1]?.lower ?? '');
  if (takesObject(words, isParted ? i + 1 : i)) return actsHere(reader, i);
  return !describesHere(words, i) && goesOnHere(reader, i);
}

/** "the animated look", "a startled, surprised look" */
function isAdjective(words: readonly TaggedWord[], i: number): boolean {
  const isOpen = (at: number) =>
    /^(?:the|an?|this|that|his|her|its|their|my|our)$/.test(words[at]?.lower ?? '');
  return (
    isOpen(i - 1) ||
    (words[i - 1]?.text === ',' &&
      isOpen(i - 3) &&
      (words[i - 2]?.pos !== 'NOUN' || /ed$/.test(words[i - 2]?.lower ?? '')))
  );
}

function actsHere(reader: Reader, i: number): boolean {
  const { words, verb } = reader;
  const before = words[wordBefore(words, i)];
  // "With this in hand Tom crossed the road"
  if (verb === null && before?.pos !== 'CCONJ') return true;
  return before?.text === ',' || goesOnHere(reader, i);
}

function goesOnHere(reader: Reader, i: number): boolean {
  const { words, free } = reader;
  const at = wordBefore(words, i);
  const before = words[at];
  if (before?.text === ',')
    return isLedByAnd(reader, at) || (isLast(words, i) && reader.clauses[0]?.hasVerb === false);
  if (before?.lower === 'and') return !innermost(reader).hasVerb && isLast(words, i);
  // "and the shadows dropped", but not "with his hat on, and his eyes closed"
  if (free?.after !== 'conjunction' || free.end !== at) return false;
  return !words.slice(reader.verb?.at ?? 0, free.start).some(({ lower }) => lower === 'with');
}

/** "determined,", "piled like bricks", "controlled movements" */
function describesHere(words: readonly TaggedWord[], i: number): boolean {
  const [word, next, second] = words.slice(i, i + 3);
  if (DEGREE.test(words[i - 1]?.lower ?? '')) return true;
  if (next === undefined || next.pos === 'NOUN') return true;
  if (next.pos === 'ADJ' && second?.pos === 'NOUN') return true;
  const isClosed = next.pos === 'PUNCT' || DESCRIBES.test(next.lower);
  return (isClosed || /^(?:upon|like)$/.test(next.lower)) && !DOES_ALONE.has(word?.lemma ?? '');
}

/** Whether no other word can be a verb before the next stop. */
export function isLast(words: readonly TaggedWord[], i: number): boolean {
  for (let at = i + 1; at < words.length; at++) {
    if (isStop(words[at])) return true;
    if (/^(?:finite|be|modal|either)$/.test(formOf(words, at))) return false;
  }
  return true;
}

/** Whether what stands between the comma at `comma` and the one before begins with "and", and has no verb. */
function isLedByAnd({ words, verb }: Reader, comma: number): boolean {
  const from = commaBefore(words, comma);
  const isDone = verb !== null && verb.at > from && verb.form !== 'other';
  return !isDone && words[from]?.text === ',' && words[from + 1]?.lower === 'and';
}

/** ", and as soon as the door was closed, burst into tears" */
function isLedByTime({ words }: Reader, comma: number): boolean {
  const from = commaBefore(words, comma);
  const [and, time] = [words[from + 1], words[from + 2]];
  const isTime = /^(?:as|when|while|after|before|if|though|since)$/.test(time?.lower ?? '');
  return isTime && words[from]?.text === ',' && and?.lower === 'and';
}

/** Where the comma or the stop before stands; -1 where there is none. */
function commaBefore(words: readonly TaggedWord[], comma: number): number {
  let at = comma - 1;
  while (at >= 0 && words[at]?.text !== ',' && !isStop(words[at])) at--;
  return at;
}
