import { PAST_LIKE_BASE, PAST_ONLY } from '../words/irregular-verbs.ts';
import { afterComma, afterConjunction, isListedNoun } from './after-joint.ts';
import type { SeenPhrase } from './clauses.ts';
import {
  describesSomebody,
  GOES_BY,
  isDoneBy,
  isOwnPart,
  NOMINATIVE,
} from './describes-somebody.ts';
import { lacksObject } from './lacks-object.ts';
import { isLast, mustBeVerb } from './must-be-verb.ts';
import { isPastShape } from './past-shape.ts';
import { phraseAt } from './phrases.ts';
import {
  acts,
  innermost,
  isStop,
  lateSubject,
  type Reader,
  takesObject,
  waiting,
  wordBefore,
} from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';
import { AIMS, DESCRIBES, DOES_ALONE, LINKING, MOVES, NEVER_DONE, TELLS } from './verb-classes.ts';

const SUBJECTS = /^(?:i|he|she|we|they|who|which|what|that|you)$/;

const OPENS_CLAUSE = /^(?:that|when|as|because|though|although|while|where|how|why)$/;

/** Whether a form that may be a past or a participle is the verb of its clause. */
export function isVerbOfClause(reader: Reader, i: number): boolean {
  const { words } = reader;
  const at = wordBefore(words, i);
  const before = words[at];
  if (reader.pending !== null || words[i]?.lower === 'situated') return false;
  // Nothing is sat or shone by anybody: "a light stood up behind the glass", "was lit and shone"
  if (/^(?:sat|stood|shone)$/.test(words[i]?.lower ?? '')) return true;
  const isChained = reader.chained !== null && before?.pos === 'CCONJ';
  if (/^(?:slept|wept|crept|fled)$/.test(words[i]?.lower ?? '') && !isChained) return true;
  // "Then followed the boy", "And then followed the boy"
  if (at === 0 && i === 2 && before?.pos === 'CCONJ' && words[1]?.lower === 'then')
    return takesObject(words, i);
  if (before === undefined && /^(?:then|next|there|here)$/.test(words[0]?.lower ?? ''))
    return takesObject(words, i);
  // "So ended the first part"
  if (before === undefined && /^(?:so|thus)$/.test(words[0]?.lower ?? ''))
    return words[i + 1]?.pos === 'DET';
  if (before === undefined || before.text === '-' || words[i + 1]?.text === '-') return false;
  // "That accomplished, she went"
  if (i === 1 && /^th(?:is|at)$/.test(before.lower) && words[2]?.text === ',') return false;
  if (SUBJECTS.test(before.lower) && !(before.lower === 'that' && before.pos === 'DET'))
    return true;
  if (/^(?:both|all|each)$/.test(before.lower) && NOMINATIVE.test(words[at - 1]?.lower ?? ''))
    return true;
  // "and that it amply repaid her"
  if (before.lower === 'it' && OPENS_CLAUSE.test(words[at - 1]?.lower ?? '')) return true;
  // "the darker it grew"
  if (before.lower === 'it' && /[a-z]er$/.test(words[at - 1]?.lower ?? '')) return true;
  if (before.lower === 'there')
    return (
      /^(?:CCONJ|PUNCT)$/.test(words[at - 1]?.pos ?? '') ||
      !innermost(reader).hasVerb ||
      NEVER_DONE.has(words[i]?.lemma ?? '')
    );
  // "with such an easy smile as showed it"
  const isSuch = words
    .slice(Math.max(0, at - 6), at)
    .some(({ lower }) => /^(?:such|so)$/.test(lower));
  if (
    before.lower === 'as' &&
    isSuch &&
    words[at - 1]?.lower !== 'much' &&
    (takesObject(words, i) || words[i + 1]?.lower === 'that')
  )
    return true;
  if (
    before.pos === 'SCONJ' ||
    /^(?:if|though|when|while|than|as|once|until|till)$/.test(before.lower)
  )
    return false;
  if (isNeverDone(reader, i)) return true;
  if (before.text === ',') {
    const insertion = insertionOf(reader, at, i);
    if (insertion !== null) return insertion === 'behind';
  }
  if (describesSomebody(reader, at, i) || lacksObject(reader, i)) return false;
  return isVerbHere(reader, at, i) || mustBeVerb(reader, i);
}

/** "the smoke about her face seemed to hide her": never a participle but behind "have". */
function isNeverDone({ words, chained, held, clauses }: Reader, i: number): boolean {
  if (!NEVER_DONE.has(words[i]?.lemma ?? '')) return false;
  const before = words[i - 1];
  const isNew = /^(?:just|newly|so|much|well|more|most|recently)$/.test(before?.lower ?? '');
  const isOpen = /^(?:DET|ADJ|ADP|AUX|VERB|PART)$/.test(before?.pos ?? '');
  if (chained?.isHave === true || held !== null || isNew || isOpen) return false;
  // "finds himself looked down upon", "Having gazed, and listened,"
  const isObject = /sel(?:f|ves)$/.test(before?.lower ?? '') && words[i - 2]?.pos === 'VERB';
  const isHaving =
    before?.pos === 'CCONJ' && words[0]?.lower === 'having' && clauses[0]?.subject === null;
  return !isObject && !isHaving;
}

/** Whether it begins or is behind what is inserted: ", and his hand, extended towards it, met cold fingers". */
function insertionOf(reader: Reader, at: number, i: number): 'begins' | 'behind' | null {
  const { words, free, verb } = reader;
  if (free?.after !== 'conjunction' || words[free.end + 1]?.text !== ',') return null;
  if (free.end === at - 1) return isClosedByVerb(words, i) ? 'begins' : null;
  const isBehind = verb?.form === 'participle' && verb.at === free.end + 2;
  return isBehind && commaAhead(words, verb.at) === at ? 'behind' : null;
}

/** By what stands before it. */
function isVerbHere(reader: Reader, at: number, i: number): boolean {
  const { words } = reader;
  const clause = innermost(reader);
  const before = words[at];
  if (before === undefined) return false;
  if (!clause.hasVerb) {
    if (clause.subject === null) return startsVerb(reader, i, before);
    return isVerbOfSubject(reader, i, before);
  }
  if (clause.head !== null && before.pos === 'VERB') return true;
  if (before.pos === 'CCONJ') return !isListedNoun(words, i) && afterConjunction(reader, at, i);
  if (before.text === ',') return afterComma(reader, i);
  if (before.lower === 'all' && words[at - 1]?.lower === 'and' && words[at - 2]?.text === ',')
    return !DESCRIBES.test(words[i + 1]?.lower ?? '') && words[i + 1]?.pos !== 'PUNCT';
  const late = lateSubject(reader, at);
  if (late !== null) {
    const isNamed =
      words[late.start]?.pos === 'PROPN' && !DESCRIBES.test(words[i + 1]?.lower ?? '');
    const isAct = acts(words, i);
    if (isNamed || isAct || isLast(words, i)) return true;
  }
  if (isBehindMeanwhile(reader, at, i)) return true;
  const isWaited = waiting(reader) !== null || reader.clauses[0]?.hasVerb === false;
  if (
    isWaited &&
    clause.kind !== 'main' &&
    !(reader.phrase?.kind === 'object' && reader.phrase.end === at && waiting(reader) === null)
  )
    return !isDescribing(words, i);
  return afterPhrase(reader, at, i);
}

/** "and rising hastily walked about", "and gently taking the cups from me locked them up" */
function isBehindMeanwhile({ words }: Reader, at: number, i: number): boolean {
  const isUp = /^(?:up|down|back|away|off)$/.test(words[i + 1]?.lower ?? '');
  const isAct = isUp || acts(words, i);
  let start = at;
  while (/^(?:ADP|DET|ADJ|NOUN|PROPN|NUM|PRON|ADV|PART)$/.test(words[start]?.pos ?? '')) start--;
  const meanwhile = words[start];
  const isDone = meanwhile?.pos === 'VERB' && /ing$/.test(meanwhile.lower);
  return isAct && isDone && words[wordBefore(words, start)]?.pos === 'CCONJ';
}

/** "; and then turned back"; "At last, pleased with it, he ..." */
function startsVerb(reader: Reader, i: number, before: TaggedWord): boolean {
  const next = reader.words[i + 1];
  if (before.pos === 'CCONJ' || /^[;:—–-]+$/.test(before.text)) {
    if (reader.carried !== null && isListedByStops(reader.words, i)) return true;
    const behind = next?.pos === 'ADV' ? reader.words[i + 2] : next;
    return (
      reader.carried !== null &&
      (DOES_ALONE.has(reader.words[i]?.lemma ?? '') ||
        (!DESCRIBES.test(behind?.lower ?? '') &&
          (next?.text !== ',' || reader.words[i + 2]?.lower === 'that')))
    );
  }
  if (PAST_ONLY.has(reader.words[i]?.lower ?? '')) return true;
  // "In walked the boys"
  const isParticle = /^(?:in|out|up|down|off|away|on|over)$/.test(before.lower);
  if (isParticle && reader.words[i - 1] === reader.words[innermost(reader).from])
    return takesObject(reader.words, i);
  const opening = reader.words[innermost(reader).from];
  if (before.text === ',' && opening?.pos === 'CCONJ' && reader.carried !== null)
    return !DESCRIBES.test(reader.words[i + 1]?.lower ?? '');
  // "Beside him hung the portrait"
  const isClosing = /^(?:NOUN|PROPN|PRON|NUM)$/.test(before.pos);
  if (!isClosing || !innermost(reader).isFronted) return false;
  // "Beside him waited in silence a boy", but not "Unmoved by the noise made upon the stairs"
  const lemma = reader.words[i]?.lemma ?? '';
  const isEnd = next?.pos === 'PUNCT';
  return (
    takesObject(reader.words, i) ||
    DOES_ALONE.has(lemma) ||
    (!isEnd && (MOVES.has(lemma) || AIMS.has(lemma)))
  );
}

/** "They praised the day; joined in the song; laughed": each part has a verb of its own. */
function isListedByStops(words: readonly TaggedWord[], i: number): boolean {
  if (words[i - 1]?.text !== ';') return false;
  const stop = words.findIndex((word, at) => at > i && isStop(word));
  const after = words[stop + 1]?.pos === 'CCONJ' ? stop + 2 : stop + 1;
  return words[stop]?.text === ';' && words[after]?.pos === 'VERB' && isPastShape(words[after]);
}

/** The clause waits for its verb: this is it, unless it describes the subject. */
function isVerbOfSubject(reader: Reader, i: number, before: TaggedWord): boolean {
  const { words } = reader;
  const isAlone =
    (/^(?:this|that|these|those)$/.test(before.lower) && takesObject(words, i)) ||
    (/^(?:some|many|most|several)$/.test(before.lower) && words[i + 1]?.pos !== 'NOUN');
  if (before.pos === 'DET' && !isAlone && !/^(?:all|both|each)$/.test(before.lower)) return false;
  if (before.text === ',') {
    if (words[i + 1]?.pos === 'NOUN' && words[i + 2]?.text === ',') return false;
    const isEnd = words[i + 1]?.pos === 'PUNCT' && !DOES_ALONE.has(words[i]?.lemma ?? '');
    if (isEnd && words[i + 1]?.text !== '.') return false;
    const isClosed = words
      .slice(innermost(reader).from, i - 1)
      .some(({ text, lower, pos }) => text === ',' || (pos === 'VERB' && /ing$/.test(lower)));
    if (!isClosed && DESCRIBES.test(words[i + 1]?.lower ?? '')) return false;
    const comma = words.findIndex((word, at) => at > i && word.text === ',');
    if (words[comma + 1]?.pos === 'VERB' && comma > 0 && !takesObject(words, i)) return false;
    return comma < 0 || !hasVerbAhead(words, comma, false) || takesObject(words, i);
  }
  if (before.pos === 'CCONJ') return takesObject(words, i);
  // "which the Belgians occupied"
  const { phrase } = reader;
  const { from } = innermost(reader);
  const isObject =
    /^(?:which|whom)$/.test(words[from]?.lower ?? '') ||
    words[from - 1]?.lower === 'what' ||
    isThatOfObject(words, from, i);
  if (isObject && phrase?.after === 'opener' && phrase.end === wordBefore(words, i)) return true;
  const isMain = innermost(reader).kind === 'main';
  // "The look of a bird poised for flight, roused him"
  if (phrase?.isGoverned === true && phrase.end === i - 1 && isClosedByVerb(words, i)) return false;
  // "Beds made of old sacks, were set"
  if (
    words[i + 1]?.lower === 'of' &&
    /^(?:was|were|had)$/.test(words[commaAhead(words, i) + 1]?.lower ?? '')
  )
    return false;
  return !isDescribing(words, i) && !(isMain && isAbsolute(words, i));
}

/** "The dinner that an old inn afforded was ready" */
function isThatOfObject(words: readonly TaggedWord[], from: number, i: number): boolean {
  if (words[from - 1]?.lower !== 'that' || words[from - 2]?.pos !== 'NOUN') return false;
  return /^(?:was|were|had|did|could|would)$/.test(words[i + 1]?.lower ?? '');
}

/** Whether a past follows the next comma, and nothing before it that joins or begins a clause. */
function isClosedByVerb(words: readonly TaggedWord[], i: number): boolean {
  const next = words[commaAhead(words, i) + 1];
  const { lemma = '' } = words[i] ?? {};
  if (/^(?:was|were)$/.test(next?.lower ?? ''))
    return (
      !takesObject(words, i) && !DOES_ALONE.has(lemma) && (lemma === 'turn' || !LINKING.has(lemma))
    );
  return !takesObject(words, i) && next?.pos === 'VERB' && isPastShape(next);
}

/** The next comma, where nothing before it joins or begins a clause; else the end of the words. */
function commaAhead(words: readonly TaggedWord[], i: number): number {
  const end = words.findIndex(({ pos }, at) => at > i && /^(?:SCONJ|CCONJ|PUNCT)$/.test(pos));
  return words[end]?.text === ',' ? end : words.length;
}

/** "The lamps lit, Tom sat down": the verb of the sentence comes behind the comma. */
function isAbsolute(words: readonly TaggedWord[], i: number): boolean {
  if (DOES_ALONE.has(words[i]?.lemma ?? '')) return false;
  const before = words[i - 1];
  // "The basket packed in silence, they left"
  const comma = commaAhead(words, i);
  const isOpening = /^(?:NOUN|PROPN)$/.test(before?.pos ?? '') && phraseAt(words, 0)?.end === i - 1;
  if (
    isOpening &&
    DESCRIBES.test(words[i + 1]?.lower ?? '') &&
    !PAST_ONLY.has(words[i]?.lower ?? '')
  )
    return NOMINATIVE.test(words[comma + 1]?.lower ?? '');
  if (words[i + 1]?.text !== ',') return false;
  if (before === undefined || before.pos === 'PRON') return false;
  if (words[i + 2]?.lower === 'there' && /^(?:was|were)$/.test(words[i + 3]?.lower ?? ''))
    return true;
  const phrase = phraseAt(words, i + 2);
  if (phrase === null) return false;
  return (
    hasVerbAhead(words, i + 1, false) ||
    (words[phrase.end + 1]?.lower === 'and' && hasVerbAhead(words, phrase.end + 1, false))
  );
}

/** "The man seated by the fire smiled": its own verb is still to come. */
function isDescribing(words: readonly TaggedWord[], i: number): boolean {
  const [word, next] = [words[i], words[i + 1]];
  if (word === undefined || next === undefined) return false;
  const isThus = words.slice(wordBefore(words, i) + 1, i).some(({ lower }) => lower === 'thus');
  if (isThus && next.lower !== 'to') return true;
  // "a theory partly based upon what she heard"
  if (words[i - 1]?.lower === 'partly') return true;
  // "The mother snatched away by death", "Straight paths bordered with shells, crossed the lawn"
  if (next.pos === 'ADV' && words[i + 2]?.lower === 'by' && isDoneBy(words, i)) return true;
  const closing = commaAhead(words, i) + 1;
  if (DESCRIBES.test(next.lower) && isClosedByVerb(words, i) && takesObject(words, closing))
    return !DOES_ALONE.has(word.lemma) && !LINKING.has(word.lemma) && !MOVES.has(word.lemma);
  // "His purpose once known, she went"
  if (words[i - 1]?.lower === 'once' && next.text === ',') return true;
  if (/^(?:named|called)$/.test(word.lower) && next.pos === 'PROPN')
    return hasVerbAhead(words, i, true);
  if (takesObject(words, i) || DOES_ALONE.has(word.lemma) || LINKING.has(word.lemma)) return false;
  if (next.lower === 'by' && !GOES_BY.test(word.lemma)) return true;
  // "Mr. Bold quite confounded, stood still"
  if (next.text === ',' && words[i + 2]?.pos === 'VERB' && isPastShape(words[i + 2])) {
    // "Venn remonstrated, pleaded his cause"
    const isNamed = words[i - 1]?.pos === 'PROPN' && takesObject(words, i + 2);
    return !isNamed && !MOVES.has(word.lemma);
  }
  if (next.pos === 'VERB' || next.pos === 'AUX')
    return isPastShape(next) || /^(?:was|were|had|did|could|would)$/.test(next.lower);
  return hasVerbAhead(words, i, true);
}

/** Whether a finite verb follows before the clause ends. */
function hasVerbAhead(words: readonly TaggedWord[], i: number, mayBeEither: boolean): boolean {
  const isBy = DESCRIBES.test(words[i + 1]?.lower ?? '');
  for (let at = i + 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || /^(?:SCONJ|CCONJ)$/.test(word.pos)) return false;
    if (word.pos === 'PUNCT' && word.text !== '-') return false;
    if (/^(?:i|he|she|it|we|they|who|which|that|what|than|how|why|when|where)$/.test(word.lower))
      return false;
    if (/^(?:was|were|is|are|had|did|could|would|might|must)$/.test(word.lower)) return true;
    if (word.pos !== 'VERB') continue;
    if (PAST_ONLY.has(word.lower)) return true;
    if (!isPastShape(word) || words[at - 1]?.pos === 'DET' || words[at + 1]?.pos === 'NOUN')
      continue;
    return mayBeEither ? isBy && !DESCRIBES.test(words[at + 1]?.lower ?? '') : true;
  }
  return false;
}

/** Behind a noun or a pronoun of a clause that has its verb: "a coat made of fur", "and the boy walked on". */
function afterPhrase(reader: Reader, at: number, i: number): boolean {
  const { words, phrase: nearest, free, verb } = reader;
  const before = words[at];
  const phrase = free !== null && free.start > (verb?.at ?? -1) ? free : nearest;
  if (before === undefined || phrase === null) return false;
  if (phrase.kind === 'subject' && phrase.end < (verb?.at ?? -1)) return false;
  if (/^(?:VERB|AUX|DET)$/.test(before.pos)) return false;
  const isAct = acts(words, i);
  if (phrase.kind === 'object' && phrase.end === at) return false;
  const isAble = takesObject(words, i) || /^(?:to|that)$/.test(words[i + 1]?.lower ?? '');
  if (nearest?.end === at && isAble && isLedByConjunction(words, nearest)) return true;
  // "and the joy roused by this showed itself"
  const isDescribed = verb?.form === 'participle' && free !== null && verb.at === free.end + 1;
  if (isDescribed && free.after === 'conjunction' && takesObject(words, i)) return true;
  // "felt her heart beat more quickly"
  const isFelt = /^(?:feel|hear|see|watch|make|let|have|help)$/.test(
    words[verb?.at ?? -1]?.lemma ?? '',
  );
  if (isFelt && PAST_LIKE_BASE.has(words[i]?.lower ?? '') && phrase.start === (verb?.at ?? 0) + 1)
    return false;
  const next = words[i + 1];
  if (phrase.after === 'opener') return true;
  if (phrase.after === 'conjunction') {
    const isWith = words.slice(verb?.at ?? 0, phrase.start).some(({ lower }) => lower === 'with');
    if (isWith && !takesObject(words, i) && words[phrase.start - 2]?.text === ',') return false;
    // "face upward and knees bent,"
    const isBare = phrase.start === phrase.end && words[at]?.pos === 'NOUN';
    if (isBare && !isAct && next?.text === ',') return false;
    // "It was taken, and much good expected from it"
    if (reader.chained?.isHave === false && !isAct && DESCRIBES.test(next?.lower ?? ''))
      return false;
    const isListed = /^(?:NOUN|PROPN|ADJ|NUM)$/.test(words[phrase.start - 2]?.pos ?? '');
    return (
      isAct ||
      !isListed ||
      !(next === undefined || DESCRIBES.test(next.lower) || next.pos === 'PUNCT')
    );
  }
  if (phrase.after === 'comma') {
    const isName = words[phrase.start]?.pos === 'PROPN' || phrase.kind === 'subject';
    return isAct || isName;
  }
  const teller = verb === null ? undefined : words[verb.at];
  const isTold =
    teller !== undefined &&
    TELLS.has(teller.lemma) &&
    teller.lemma !== 'be' &&
    phrase.start <= (verb?.at ?? 0) + 2;
  // "seemed to declare her heart engaged."
  const isDeclared = verb?.form === 'other' && isOwnPart(reader, at) && next?.text === '.';
  if (isTold && isDeclared) return DOES_ALONE.has(words[i]?.lemma ?? '');
  if (isTold) return !(next?.pos === 'ADJ' || next?.lower === 'by' || next?.text === ',');
  return DOES_ALONE.has(words[i]?.lemma ?? '') && !phrase.isGoverned;
}

/** "and in a private talk with Ida told the story": between "and" and the verb there is only where or how. */
function isLedByConjunction(
  words: readonly TaggedWord[],
  { start, isGoverned }: SeenPhrase,
): boolean {
  if (!isGoverned) return false;
  let at = start - 1;
  const isWhere = (word: TaggedWord | undefined) =>
    /^(?:ADP|DET|ADJ|NOUN|PROPN|NUM)$/.test(word?.pos ?? '') || /ing$/.test(word?.lower ?? '');
  while (isWhere(words[at])) at--;
  return (
    /^(?:and|but)$/.test(words[at]?.lower ?? '') && /^(?:ADP|SCONJ)$/.test(words[at + 1]?.pos ?? '')
  );
}
