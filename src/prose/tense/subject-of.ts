import { numberAhead } from './clauses.ts';
import { phraseAt } from './phrases.ts';
import {
  innermost,
  isBehindConjunction,
  lateSubject,
  type Reader,
  takesObject,
  waiting,
  wordBefore,
} from './reader.ts';
import { DOES_ALONE } from './verb-classes.ts';

const MANY = /^(?:i|we|they|you|ye)$/;

/**
 * Whether the subject of the finite verb at `i` is one ("he sits") or many; null where nothing tells.
 * Clauses that end before the verb are closed.
 */
export function numberOfSubject(reader: Reader, i: number): boolean | null {
  const { words } = reader;
  const at = wordBefore(words, i);
  const before = words[at];
  const lower = before?.lower ?? '';
  if (/^(?:he|she)$/.test(lower) || MANY.test(lower))
    return isJoined(reader, at) ? false : !MANY.test(lower);
  // "They came, and all sat down"
  if (lower === 'all' && words[at - 1]?.lower === 'and') return innermost(reader).number ?? false;
  if (lower === 'little') return true;
  // "every now and then it took", but not "whoever saw it laughed"
  if (lower === 'it' && /^(?:CCONJ|PUNCT|SCONJ|ADV)$/.test(words[at - 1]?.pos ?? '')) return true;
  const isNew = /^(?:CCONJ|PUNCT)$/.test(words[wordBefore(words, at)]?.pos ?? '');
  // "and there parted"
  const isThere = words[i + 1]?.pos === 'PUNCT' && words[at - 1]?.pos === 'CCONJ';
  if (lower === 'there' && isThere) return innermost(reader).number ?? true;
  if (lower === 'there' && (isNew || !innermost(reader).hasVerb))
    return numberAhead(words, i + 1) ?? true;
  const next = words[i + 1]?.lower ?? '';
  if (/^(?:he|she|they|we|i|ye)$/.test(next)) return !MANY.test(next);
  // "Never had there been"
  if (next === 'there' && /^(?:had|did|was|were)$/.test(words[i]?.lower ?? ''))
    return numberAhead(words, words[i + 2]?.lower === 'been' ? i + 3 : i + 2) ?? true;
  // "the locket, in which lay two locks of hair"
  if (/^wh(?:ich|om)$/.test(lower) && words[at - 1]?.pos === 'ADP')
    return numberAhead(words, i + 1) ?? innermost(reader).subject;
  // "and from somewhere above them came a slow, wet sound"
  const isBehindPlace = reader.phrase?.isGoverned === true && reader.phrase.end === at;
  if (
    isBehindPlace &&
    /^(?:came|stood|sat|lay|rose)$/.test(words[i]?.lower ?? '') &&
    /^an?$/.test(next)
  )
    return true;
  let clause = innermost(reader);
  if (clause.hasVerb) {
    const { phrase } = reader;
    // "and in a moment had left"
    const isLed =
      phrase?.isGoverned === true &&
      phrase.end === at &&
      words[phrase.start - 2]?.pos === 'CCONJ' &&
      words[i]?.lower === 'had';
    const isCoordinated = before?.pos === 'CCONJ' || before?.text === ',' || isLed;
    if (clause.head !== null && before?.pos === 'VERB') {
      closeTo(reader, Math.max(0, reader.clauses.length - 2));
      return clause.head.singular;
    }
    const late = lateSubject(reader, at);
    if (late !== null) {
      closeTo(reader, 0);
      return late.singular;
    }
    if (before?.text === ',') {
      const own = ownSubject(reader);
      if (own !== null && reader.free?.after === 'conjunction') return own;
      const { joined, verb } = reader;
      const isWaiting = verb === null || verb.form !== 'finite' || verb.at < (joined?.start ?? 0);
      if (joined !== null && isWaiting) return joined.singular;
    }
    const isHad = words[i]?.lower === 'had' && words[i + 1]?.pos === 'VERB';
    const isActed =
      (takesObject(words, i) || words[i + 1]?.lower === 'to') &&
      !DOES_ALONE.has(words[i]?.lemma ?? '') &&
      words[i]?.lower !== 'had';
    if (isFronted(reader, at) && !isHad && !isActed)
      return numberAhead(words, i + 1) ?? clause.number;
    const isStranded = clause.kind === 'relative' && reader.free?.after === 'none';
    if (!isCoordinated && !(isStranded && waiting(reader) !== null)) {
      const own = ownSubject(reader);
      if (own !== null) return own;
    }
    // "and before I had recovered from it ran out"
    const [main] = reader.clauses;
    const isAfterwards = isBehindConjunction(words, clause.from - 1) && before?.pos === 'NOUN';
    if (main?.hasVerb === true && isAfterwards && phrase?.isGoverned === true) return main.number;
    const outer = waiting(reader);
    if (outer !== null && before?.pos !== 'CCONJ') {
      closeTo(reader, reader.clauses.indexOf(outer));
      return outer.subject;
    }
    clause = innermost(reader);
    const [outermost] = reader.clauses;
    const hasMain = outermost !== undefined && (outermost.hasVerb || outermost.subject !== null);
    if (isCoordinated && hasMain && isApart(reader, at) && clause.kind !== 'main') {
      closeTo(reader, 0);
      const main = innermost(reader);
      return main.hasVerb ? main.number : main.subject;
    }
    return clause.number ?? clause.subject;
  }
  return unfinishedSubject(reader, i);
}

function unfinishedSubject(reader: Reader, i: number): boolean | null {
  const { words, phrase } = reader;
  const clause = innermost(reader);
  const isAuxiliary = /^(?:did|had|was|were)$/.test(words[i]?.lower ?? '');
  if (isAuxiliary && isAsked(reader, i)) return numberAhead(words, i + 1);
  if (clause.subject !== null) {
    // "By noon, after some talk, some of the men"
    const isPart = phrase?.isGoverned === true && words[phrase.start - 1]?.lower === 'of';
    const last = isPart ? reader.free : phrase;
    const isLater =
      last !== null &&
      !last.isGoverned &&
      last.after === 'comma' &&
      phrase?.end === wordBefore(words, i) &&
      (!isPart || last.end === phrase.start - 2);
    return isLater ? last.singular : clause.subject;
  }
  const before = words[wordBefore(words, i)];
  const goesOn = before === undefined ? false : before.pos === 'CCONJ' || before.pos === 'PUNCT';
  // "; then, taking it with both hands, tore it"
  const isMeanwhile =
    before?.text === ',' && reader.verb?.form === 'other' && reader.verb.at >= clause.from;
  if (goesOn && (isMeanwhile || !clause.isFronted) && reader.carried !== null)
    return reader.carried;
  // "; but at length paused by the door"
  const isMain = goesOn && clause.kind === 'main';
  if (isMain && reader.carried !== null && phraseAt(words, i + 1) === null) return reader.carried;
  // "; and at his death, had left his affairs in disorder"
  const isLeft = words[i]?.lower === 'had' && words[i + 1]?.pos === 'VERB';
  if (goesOn && isLeft && reader.carried !== null) return reader.carried;
  if (/ing$/.test(words[clause.from]?.lower ?? '') && words[clause.from]?.pos === 'VERB')
    return true;
  return numberAhead(words, i + 1) ?? phrase?.singular ?? reader.carried;
}

/** "What did they want?", "Why had the boys come?": what asks is not who acts. */
function isAsked({ words }: Reader, i: number): boolean {
  const before = words[i - 1];
  if (before === undefined) return true;
  if (/^(?:what|why|how|where|when|whom|nor|neither|never|so|or|only)$/.test(before.lower)) {
    const next = words[/^(?:not|n't)$/.test(words[i + 1]?.lower ?? '') ? i + 2 : i + 1];
    return next !== undefined && /^(?:DET|PRON|PROPN|NOUN)$/.test(next.pos);
  }
  return false;
}

/** A phrase behind the last verb, with a clause of its own: "and the boys walked on". */
function ownSubject({ free: phrase, verb }: Reader): boolean | null {
  if (phrase === null || (verb !== null && phrase.end < verb.at)) return null;
  if (phrase.kind === 'object') return null;
  return phrase.singular;
}

/** ", and across them came a mist" */
function isFronted({ words, phrase, verb }: Reader, at: number): boolean {
  if (phrase === null || !phrase.isGoverned || phrase.end !== at) return false;
  const start = phrase.start - 1;
  if (words[start]?.pos !== 'ADP' || start <= (verb?.at ?? 0)) return false;
  return /^(?:CCONJ)$/.test(words[start - 1]?.pos ?? '') && words[start - 2]?.text === ',';
}

function isApart({ words }: Reader, at: number): boolean {
  return words[at]?.text === ',' || words[at - 1]?.text === ',';
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

function closeTo(reader: Reader, at: number): void {
  reader.clauses.length = at + 1;
}
