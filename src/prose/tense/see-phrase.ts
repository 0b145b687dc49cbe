import { TITLES } from '../words/titles.ts';
import { type Clause, openClause, type SeenPhrase } from './clauses.ts';
import { isPastShape } from './past-shape.ts';
import type { Phrase } from './phrases.ts';
import { innermost, type Reader, takesObject, wordBefore } from './reader.ts';
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
  const before = words[wordBefore(words, start)];
  if (before?.text === ',') return 'comma';
  return before?.pos === 'CCONJ' ? 'conjunction' : 'none';
}

/** "Tom and Ida", "the hat, the coat, and the stick", "neither Tom nor Ida" */
function joinPhrase(
  reader: Reader,
  seen: SeenPhrase,
  last: SeenPhrase | null,
  clause: Clause,
): void {
  const { words } = reader;
  const isApart = words[seen.start - 2]?.pos === 'PUNCT';
  const first = words[seen.start];
  const isArticle =
    first?.pos === 'DET' || /^(?:his|her|its|their|my|our)$/.test(first?.lower ?? '');
  const isNew = clause.hasVerb || clause.subject === null;
  const isObject = last?.isGoverned === true && last.end === seen.start - 2;
  // ", with a hat and a stick,": both are with him
  const isInside = words.slice(clause.from, seen.start).some(({ text }) => text === ',');
  const isInserted =
    !isArticle ||
    (clause.subject !== null &&
      (words[seen.end + 1]?.text === ',' || (isInside && !clause.hasVerb)));
  if (isObject && isInserted && seen.kind !== 'subject' && !(isNew && leadsVerb(words, seen.end)))
    seen.isGoverned = true;
  // "between her and her mother"
  if (isObject && words[last.start - 1]?.lower === 'between') seen.isGoverned = true;
  if (isExcepted(words, seen, clause)) seen.isGoverned = true;
  if (seen.isGoverned || isTimeBetween(words, seen, clause)) return;
  if (!isApart && last !== null && last.end === seen.start - 2 && isOne(words, last, seen)) {
    seen.singular = true;
    if (!clause.hasVerb) clause.subject = true;
    return;
  }
  if (isApart && clause.hasVerb && words[seen.end + 1]?.text === ',') reader.joined = seen;
  // ", and her pose and figure spoke"
  const isPair = last !== null && !last.isGoverned && last.end === seen.start - 2;
  if (
    clause.hasVerb &&
    isPair &&
    last.after === 'conjunction' &&
    words[seen.start - 1]?.lower === 'and'
  ) {
    seen.singular = false;
    seen.after = last.after;
    seen.start = last.start;
  }
  if (clause.hasVerb) return;
  // "Ida, and only Ida, stood there"
  const isBoth =
    words[wordBefore(words, seen.start)]?.lower === 'and' &&
    words[seen.start - 1]?.lower !== 'only';
  if (clause.subject === null) clause.subject = seen.singular;
  else if (!isBoth && first?.pos === 'NUM' && seen.start === seen.end) clause.subject = false;
  else if (seen.kind === 'subject' && (isApart || last?.isGoverned === true))
    clause.subject = seen.singular;
  else clause.subject = isBoth ? false : seen.singular;
}

/** "nobody but the boys", ", with no less love, but more care,", and not "not Ida but the boys" */
function isExcepted(words: readonly TaggedWord[], seen: SeenPhrase, clause: Clause): boolean {
  if (words[seen.start - 1]?.lower !== 'but' || clause.hasVerb || clause.subject === null)
    return false;
  const isApart = words[seen.start - 2]?.pos === 'PUNCT';
  if (isApart && words[seen.end + 1]?.text !== ',') return false;
  return !words.slice(clause.from, seen.start).some(({ lower }) => lower === 'not');
}

/** "who, but three months before, had" */
function isTimeBetween(words: readonly TaggedWord[], seen: SeenPhrase, clause: Clause): boolean {
  const behind = words[words[seen.end + 1]?.lower === 'before' ? seen.end + 2 : seen.end + 1];
  return seen.kind === 'time' && clause.subject !== null && behind?.text === ',';
}

/** "every tree and flower", "the hungry and destitute boy", "Mr. and Mrs. Venn's visit" */
function isOne(words: readonly TaggedWord[], last: SeenPhrase, seen: SeenPhrase): boolean {
  const [head, next] = [words[last.end], words[seen.start]];
  if (/^(?:every|each)$/.test(words[last.start]?.lower ?? '')) return true;
  const isDescribed = /^(?:DET|PRON)$/.test(words[last.start]?.pos ?? '') && last.end > last.start;
  if (head?.pos === 'ADJ' && next?.pos === 'ADJ' && isDescribed) return seen.singular;
  const isOwned = words.slice(seen.start, seen.end).some(({ lower }) => lower === "'s");
  return isOwned && /^mr\.?$/.test(head?.lower ?? '');
}

/** "and Ida guided the horse": the phrase before is no part of what came before it. */
function leadsVerb(words: readonly TaggedWord[], end: number): boolean {
  let next = end + 1;
  while (words[next]?.pos === 'ADV') next++;
  if (/^(?:was|were|had|did|could|would)$/.test(words[next]?.lower ?? '')) return true;
  return isPastShape(words[next]) && takesObject(words, next);
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
  return isOwn && seen.after === 'none';
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
