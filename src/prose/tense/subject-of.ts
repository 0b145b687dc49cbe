import { type Clause, numberAhead } from './clauses.ts';
import { isPastShape } from './past-shape.ts';
import { phraseAt } from './phrases.ts';
import {
  innermost,
  isBehindConjunction,
  isStop,
  lateSubject,
  type Reader,
  takesObject,
  waiting,
  wordBefore,
} from './reader.ts';
import { numberBeside } from './subject-beside.ts';
import type { TaggedWord } from './tagged-word.ts';
import { DOES_ALONE } from './verb-classes.ts';

/**
 * Whether the subject of the finite verb at `i` is one ("he sits") or many; null where nothing tells.
 * Clauses that end before the verb are closed.
 */
export function numberOfSubject(reader: Reader, i: number): boolean | null {
  const beside = numberBeside(reader, i);
  if (beside !== undefined) return beside;
  return innermost(reader).hasVerb ? furtherSubject(reader, i) : unfinishedSubject(reader, i);
}

/** Of a verb behind the one that its clause has: "and left", "and the boys left", or that of the clause around. */
function furtherSubject(reader: Reader, i: number): boolean | null {
  const { words, phrase } = reader;
  const at = wordBefore(words, i);
  const before = words[at];
  const clause = innermost(reader);
  if (clause.head !== null && before?.pos === 'VERB') {
    closeTo(reader, Math.max(0, reader.clauses.length - 2));
    return clause.head.singular;
  }
  const late = lateSubject(reader, at);
  if (late !== null) {
    closeTo(reader, 0);
    return late.singular;
  }
  const joined = before?.text === ',' ? joinedSubject(reader) : null;
  if (joined !== null) return joined;
  const first = waiting(reader);
  const isNewSubject = reader.free?.after === 'conjunction' && reader.free.end === at;
  if (first !== null && before?.pos !== 'CCONJ' && !isNewSubject && isLastVerb(words, i))
    return subjectOf(reader, first);
  if (isFronted(reader, at, i)) return numberAhead(words, i + 1) ?? clause.number;
  // "and in a moment had left"
  const isLed =
    phrase?.isGoverned === true &&
    phrase.end === at &&
    words[phrase.start - 2]?.pos === 'CCONJ' &&
    words[i]?.lower === 'had';
  const isCoordinated = before?.pos === 'CCONJ' || before?.text === ',' || isLed;
  const isStranded = clause.kind === 'relative' && reader.free?.after === 'none';
  if (!isCoordinated && !(isStranded && first !== null)) {
    const own = ownSubject(reader);
    if (own !== null) return own;
  }
  // "and before I had recovered from it ran out"
  const [main] = reader.clauses;
  const isAfterwards = isBehindConjunction(words, clause.from - 1) && before?.pos === 'NOUN';
  const isFurther = isAfterwards && phrase?.isGoverned === true;
  if (main?.hasVerb === true && isFurther) return main.number;
  // "; and when the mills were at work gave a dull sound"
  if (main?.subject === null && isFurther && isLastVerb(words, i) && reader.carried !== null) {
    closeTo(reader, 0);
    return reader.carried;
  }
  if (first !== null && before?.pos !== 'CCONJ') return subjectOf(reader, first);
  return isCoordinated && isApart(reader, at)
    ? mainSubject(reader)
    : (clause.number ?? clause.subject);
}

/** ", and Ida, when she reached the door, went" */
function joinedSubject(reader: Reader): boolean | null {
  const { joined, verb, closed, free } = reader;
  const own = ownSubject(reader);
  if (own !== null && free?.after === 'conjunction') return own;
  if (joined === null) return null;
  const isInserted = (closed?.from ?? 0) > joined.end;
  const isWaiting = isInserted || verb === null || verb.form !== 'finite' || verb.at < joined.start;
  return isWaiting ? joined.singular : null;
}

/** The clause goes on, and what stands inside it is closed. */
function subjectOf(reader: Reader, clause: Clause): boolean | null {
  closeTo(reader, reader.clauses.indexOf(clause));
  return clause.subject;
}

/** ", and left": what depends on the main clause is closed, if there is one. */
function mainSubject(reader: Reader): boolean | null {
  const [main] = reader.clauses;
  const clause = innermost(reader);
  const hasMain = main !== undefined && (main.hasVerb || main.subject !== null);
  if (!hasMain || clause.kind === 'main') return clause.number ?? clause.subject;
  closeTo(reader, 0);
  return main.hasVerb ? main.number : main.subject;
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

/** "The tears that came as she entered the house had dried": no verb is left for who waits for one. */
function isLastVerb(words: readonly TaggedWord[], i: number): boolean {
  let at = i + 1;
  while (words[at]?.pos === 'ADV') at++;
  const isAuxiliary = /^(?:had|was|were|did)$/.test(words[i]?.lower ?? '');
  for (at = isAuxiliary ? at + 1 : at; at < words.length; at++) {
    const word = words[at];
    if (isStop(word)) return true;
    if (/^(?:had|was|were|did|could|would|might)$/.test(word?.lower ?? '')) return false;
    if (word?.pos === 'VERB' && isPastShape(word)) return false;
  }
  return true;
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
function isFronted({ words, phrase, verb }: Reader, at: number, i: number): boolean {
  const word = words[i];
  const isHad = word?.lower === 'had' && words[i + 1]?.pos === 'VERB';
  const isActed =
    (takesObject(words, i) || words[i + 1]?.lower === 'to') &&
    !DOES_ALONE.has(word?.lemma ?? '') &&
    word?.lower !== 'had';
  if (isHad || isActed) return false;
  if (phrase === null || !phrase.isGoverned || phrase.end !== at) return false;
  const start = phrase.start - 1;
  if (words[start]?.pos !== 'ADP' || start <= (verb?.at ?? 0)) return false;
  if (words[start - 1]?.pos !== 'CCONJ') return false;
  // "and on the other stood the mills"
  const isPlaced = /^(?:stood|lay|sat|hung|came)$/.test(words[i]?.lower ?? '');
  const isAhead = /^(?:DET|NUM)$/.test(words[i + 1]?.pos ?? '');
  return words[start - 2]?.text === ',' || (isPlaced && isAhead);
}

function isApart({ words }: Reader, at: number): boolean {
  return words[at]?.text === ',' || words[at - 1]?.text === ',';
}

function closeTo(reader: Reader, at: number): void {
  reader.clauses.length = at + 1;
}
