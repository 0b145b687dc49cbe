import type { Clause, SeenPhrase } from './clauses.ts';
import { isPastShape } from './past-shape.ts';
import { type Reader, takesObject, wordBefore } from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';

/** "Tom and Ida", "the hat, the coat, and the stick", "neither Tom nor Ida" */
export function joinPhrase(
  reader: Reader,
  seen: SeenPhrase,
  last: SeenPhrase | null,
  clause: Clause,
): void {
  const { words } = reader;
  const isNew = clause.hasVerb || clause.subject === null;
  if (!isNew && isInsertedPair(words, seen, last, clause.from)) return;
  seen.isGoverned = isExcepted(words, seen, clause) || isGovernedToo(words, seen, last, clause);
  if (seen.isGoverned || isTimeBetween(words, seen, clause)) return;
  const isApart = words[seen.start - 2]?.pos === 'PUNCT';
  if (!isApart && last !== null && last.end === seen.start - 2 && isOne(words, last, seen)) {
    seen.singular = true;
    if (!clause.hasVerb) clause.subject = true;
    return;
  }
  if (isApart && clause.hasVerb && words[seen.end + 1]?.text === ',') reader.joined = seen;
  if (!clause.hasVerb) clause.subject = joinedNumber(reader, seen, last, clause);
  else if (last !== null && isSecondOfTwo(words, seen, last)) {
    seen.singular = false;
    seen.after = last.after;
    seen.start = last.start;
  }
}

/** ", his friend and old shipmate,": who was told of before */
function isInsertedPair(
  words: readonly TaggedWord[],
  seen: SeenPhrase,
  last: SeenPhrase | null,
  from: number,
): boolean {
  if (last?.after !== 'comma' || last.end !== seen.start - 2) return false;
  if (words[seen.end + 1]?.text !== ',') return false;
  return words.slice(from, last.start - 1).every(({ text }) => text !== ',');
}

/** "with a hat and a stick,", "between her and her mother": both stand behind the preposition. */
function isGovernedToo(
  words: readonly TaggedWord[],
  seen: SeenPhrase,
  last: SeenPhrase | null,
  clause: Clause,
): boolean {
  if (last?.isGoverned !== true || last.end !== seen.start - 2) return seen.isGoverned;
  const isNew = clause.hasVerb || clause.subject === null;
  const [before, preposition] = words.slice(Math.max(0, last.start - 2), last.start);
  if (preposition?.lower === 'between') return true;
  // "nothing but the trees and the sky"
  if (preposition?.lower === 'but' && before?.pos === 'PRON') return true;
  // "something in his face and the tone of his voice"
  if (!isNew && /^(?:some|any|no|every)thing$/.test(before?.lower ?? '')) return true;
  // "the smallness of the house and thinness of the walls"
  const isParallel = preposition?.lower === 'of' && words[seen.end + 1]?.lower === 'of';
  if (isParallel && seen.start === seen.end && !isNew) return false;
  const isLeading = isNew && leadsVerb(words, seen.end);
  return seen.isGoverned || (isInserted(words, seen, clause) && !isLeading);
}

/** ", with a hat and a stick,", "with hat and stick" */
function isInserted(words: readonly TaggedWord[], seen: SeenPhrase, clause: Clause): boolean {
  if (seen.kind === 'subject') return false;
  const first = words[seen.start];
  const isArticle =
    first?.pos === 'DET' || /^(?:his|her|its|their|my|our)$/.test(first?.lower ?? '');
  if (!isArticle) return true;
  const isInside = words.slice(clause.from, seen.start).some(({ text }) => text === ',');
  const isClosed = words[seen.end + 1]?.text === ',';
  return clause.subject !== null && (isClosed || (isInside && !clause.hasVerb));
}

/** ", and her pose and figure spoke" */
function isSecondOfTwo(
  words: readonly TaggedWord[],
  { start }: SeenPhrase,
  last: SeenPhrase,
): boolean {
  if (last.isGoverned || last.end !== start - 2 || last.after !== 'conjunction') return false;
  return words[start - 1]?.lower === 'and' && last.kind !== 'time' && words[start]?.lower !== 'no';
}

/** Whether who was told of before and who is joined to them are one or many. */
function joinedNumber(
  reader: Reader,
  seen: SeenPhrase,
  last: SeenPhrase | null,
  clause: Clause,
): boolean {
  const { words } = reader;
  // "Ida, and only Ida, stood there"
  const isBoth =
    words[wordBefore(words, seen.start)]?.lower === 'and' &&
    words[seen.start - 1]?.lower !== 'only';
  if (clause.subject === null || isNewClause(reader, seen, clause)) return seen.singular;
  if (!isBoth && words[seen.start]?.pos === 'NUM' && seen.start === seen.end) return false;
  const isApart = words[seen.start - 2]?.pos === 'PUNCT';
  if (seen.kind === 'subject' && (isApart || last?.isGoverned === true)) return seen.singular;
  return isBoth ? false : seen.singular;
}

/** "A quick movement, and his enemy fell", "what else to do, and a murmur rose": none of the same verb. */
function isNewClause({ words, phrase, closed }: Reader, seen: SeenPhrase, clause: Clause): boolean {
  const comma = words[seen.start - 2]?.text === ',' ? seen.start - 2 : -1;
  const isTold = closed !== null && /^(?:who|which|that)$/.test(words[closed.from]?.lower ?? '');
  if (comma < 0 || seen.kind === 'time' || isTold) return false;
  let next = seen.end + 1;
  while (words[next]?.pos === 'ADV') next++;
  if (!isPastShape(words[next]) && !/^(?:was|were|had|did)$/.test(words[next]?.lower ?? ''))
    return false;
  const isAlone = !words.slice(clause.from, comma).some(({ text }) => text === ',');
  return isAlone && phrase !== null;
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
  const isDescribed =
    last.end > last.start &&
    words.slice(last.start, last.end).some(({ pos }) => /^(?:DET|PRON)$/.test(pos));
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
