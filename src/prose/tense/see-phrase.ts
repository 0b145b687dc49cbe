import { PAST_ONLY } from '../words/irregular-verbs.ts';
import { TITLES } from '../words/titles.ts';
import { type Clause, openClause, type SeenPhrase } from './clauses.ts';
import { joinPhrase } from './join-phrase.ts';
import { isPastShape } from './past-shape.ts';
import { isMeasureBefore, type Phrase } from './phrases.ts';
import { POSSESSIVES } from './pronouns.ts';
import { innermost, type Reader, wordBefore } from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';

export function phraseSeen(reader: Reader, start: number, phrase: Phrase): number {
  const { words } = reader;
  const before = words[wordBefore(words, start)];
  const last = reader.phrase;
  const clause = innermost(reader);
  const isAdjacent = last !== null && last.end === start - 1 && last.kind !== 'object';
  const seen: SeenPhrase = {
    ...phrase,
    start,
    isGoverned: reader.isGoverned && phrase.kind !== 'subject',
    after:
      clause.from === start || (clause.from === start - 1 && clause.kind === 'relative')
        ? 'opener'
        : afterOf(words, start),
  };
  // ", but after some days Tom went"
  if (seen.after === 'none' && last?.isGoverned === true && last.end === start - 1)
    seen.after = afterOf(words, last.start - 1);
  // ", and one day Tom went"
  if (seen.after === 'none' && last?.kind === 'time' && last.end === start - 1)
    seen.after = last.after;
  // "the two men standing closest"
  const isHow =
    start === phrase.end && /est$/.test(words[start]?.lower ?? '') && words[start]?.pos === 'ADJ';
  if (isHow && before?.pos === 'VERB') return phrase.end;
  if (isListedBehind(words, seen, last, clause)) seen.isGoverned = true;
  if (seen.after === 'conjunction') joinPhrase(reader, seen, last, clause);
  else if (isAdjacent && isContact(words, seen, last, clause)) {
    reader.clauses.push({ ...openClause('relative', start, phrase.singular) });
    reader.pending = null;
  } else if (!seen.isGoverned && !clause.hasVerb && phrase.kind !== 'object') {
    const isBefore =
      phrase.kind === 'time' &&
      /^(?:before|ago|later|after)$/.test(words[phrase.end + 1]?.lower ?? '');
    const isReplaced =
      (clause.subject === null && !isBefore) ||
      phrase.kind === 'subject' ||
      seen.after === 'opener' ||
      (isOpenedByOne(words, seen) && last?.end === 0) ||
      (isAdjacent && isMeasured(words, clause.from, last)) ||
      (isAdjacent && TITLES.has(words[start]?.lower.replace(/\.$/, '') ?? '')) ||
      (last?.kind === 'time' && phrase.kind !== 'time');
    if (isReplaced) clause.subject = phrase.singular;
  }
  if (
    !seen.isGoverned &&
    phrase.kind !== 'time' &&
    reader.pending !== null &&
    !isInverted(words, reader.pending.at, start)
  )
    reader.pending = null;
  reader.phrase = seen;
  if (!seen.isGoverned) reader.free = seen;
  reader.isGoverned = false;
  return phrase.end;
}

/** "Prim, straight paths crossed it": the capital begins the sentence, and the word is no name. */
function isOpenedByOne(words: readonly TaggedWord[], { start, end }: SeenPhrase): boolean {
  return start === 2 && words[1]?.text === ',' && words[2]?.pos === 'ADJ' && end > start;
}

/** "how long a walk the boys had taken", "in what shape their efforts reached him" */
function isMeasured(
  words: readonly TaggedWord[],
  from: number,
  { start }: { start: number },
): boolean {
  const isHow = words[from - 1]?.lower === 'how' && start <= from + 2;
  return isHow || words[start]?.lower === 'what' || words[start - 1]?.lower === 'what';
}

/** ", led by Ben, of trays, urn, and baskets," */
function isListedBehind(
  words: readonly TaggedWord[],
  { start, end, after, kind }: SeenPhrase,
  last: SeenPhrase | null,
  clause: Clause,
): boolean {
  if (last?.isGoverned !== true || clause.hasVerb || clause.subject === null) return false;
  const isNext = after === 'comma' && last.end === start - 2;
  const isLast =
    after === 'conjunction' && last.end === start - 3 && words[start - 2]?.text === ',';
  const isThing = kind === 'noun' && words[start]?.pos === 'NOUN';
  return (isNext || isLast) && isThing && words[end + 1]?.text === ',';
}

/** What stands straight before the word at `start`. */
function afterOf(words: readonly TaggedWord[], start: number): SeenPhrase['after'] {
  // "and one by one the boys came"
  if (isMeasureBefore(words, start - 3)) return afterOf(words, start - 3);
  const before = words[wordBefore(words, start)];
  if (before?.text === ',') return 'comma';
  return before?.pos === 'CCONJ' ? 'conjunction' : 'none';
}

/** "the words he had heard": a clause with nothing before it. */
function isContact(
  words: readonly TaggedWord[],
  seen: SeenPhrase,
  last: SeenPhrase | null,
  clause: Clause,
): boolean {
  // "the way her mind worked"
  if (last !== null && words[last.end]?.lower === 'way' && clause.hasVerb) return !last.isGoverned;
  if (last === null || last.kind === 'time' || last.kind === 'subject') return false;
  if (clause.subject === null && !clause.hasVerb) return false;
  const isOwn = seen.kind === 'subject' || words[seen.start]?.lower === 'it';
  return seen.after === 'none' && (isOwn || (!clause.hasVerb && hasTwoVerbs(words, seen)));
}

const SURE_PAST = /^(?:was|were|had|did|could|would|might)$/;

/** "The coat the men had brought lay on a chair": behind what they did comes what the coat did. */
function hasTwoVerbs(words: readonly TaggedWord[], { start, end }: SeenPhrase): boolean {
  const first = words[start];
  const isOpen = /^(?:DET|PROPN)$/.test(first?.pos ?? '') || POSSESSIVES.test(first?.lower ?? '');
  let at = end + 1;
  while (words[at]?.pos === 'ADV') at++;
  const isAuxiliary = SURE_PAST.test(words[at]?.lower ?? '');
  if (!isOpen || !(isAuxiliary || (words[at]?.pos === 'VERB' && isPastShape(words[at]))))
    return false;
  for (at++; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || /^(?:PUNCT|CCONJ|SCONJ)$/.test(word.pos)) return false;
    if (/^(?:i|he|she|it|we|they|who|which|that|what|when|where|how)$/.test(word.lower))
      return false;
    if (SURE_PAST.test(word.lower) || (word.pos === 'VERB' && PAST_ONLY.has(word.lower)))
      return true;
  }
  return false;
}

/** "Had she ever thought", "Never was the boy seen" */
function isInverted(words: readonly TaggedWord[], verbAt: number, start: number): boolean {
  if (wordBefore(words, start) !== verbAt) return false;
  const before = words[verbAt - 1];
  const isPronoun = /^(?:i|he|she|we|they)$/.test(words[start]?.lower ?? '');
  return (
    isPronoun ||
    before === undefined ||
    /^(?:CCONJ|PUNCT|ADV)$/.test(before.pos) ||
    /^(?:what|why|how|where|when|whom|nor|neither|so|never|before)$/.test(before.lower)
  );
}
