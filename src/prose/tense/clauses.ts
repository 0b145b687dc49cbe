import { isPastShape } from './past-shape.ts';
import { phraseAt } from './phrases.ts';
import type { TaggedWord } from './tagged-word.ts';
import { isBound } from './verb-classes.ts';

/** A clause that is being read: who does something in it, and whether its verb has come. */
export interface Clause {
  kind: 'main' | 'dependent' | 'relative';
  from: number;
  /** Whether its subject, as far as it is known, is one ("he sits") or many. */
  subject: boolean | null;
  /** Words before it that only a subject behind the verb follows: "In the doorway stood". */
  isFronted: boolean;
  hasVerb: boolean;
  /** Of the subject of its last finite verb. */
  number: boolean | null;
  /** Whether its verb was in the present from the first: "It is said that". */
  isPresent: boolean;
  /** Whom a relative clause tells of, where that stands at the head of a clause of its own. */
  head: SeenPhrase | null;
}

export interface SeenPhrase {
  start: number;
  end: number;
  singular: boolean;
  kind: 'noun' | 'time' | 'subject' | 'object';
  /** Behind a preposition, or what a participle does something to. */
  isGoverned: boolean;
  /** What stands straight before it. */
  after: 'comma' | 'conjunction' | 'opener' | 'none';
}

export function openClause(kind: Clause['kind'], from: number, subject: boolean | null): Clause {
  return {
    kind,
    from,
    subject,
    isFronted: false,
    hasVerb: false,
    number: null,
    isPresent: false,
    head: null,
  };
}

const ALWAYS_OPENS = new Set(
  `if because although though when while whenever whereas whether unless lest where whence wherever why how whatever
  once until till whereupon whereon wherein whereby wherewith whereat`.split(/\s+/),
);
/** Prepositions as often: openers only where a verb of their own follows. */
const MAY_OPEN = new Set('as than before after since for but except until till that'.split(' '));
const NOMINATIVES = /^(?:i|he|she|it|we|they|you|there|who)$/;
const AUXILIARIES = /^(?:was|were|had|did|could|would|should|might|must|is|are|has|have)$/;

/** Whether a clause that depends on another begins with the word. */
export function opensDependent(words: readonly TaggedWord[], i: number): boolean {
  const word = words[i];
  if (word === undefined) return false;
  if (word.lower === 'what' && i === 0) return isSubjectOfWhat(words) && words.at(-1)?.text !== '?';
  if (word.lower === 'what') return i > 0 && /^(?:VERB|ADP|AUX)$/.test(words[i - 1]?.pos ?? '');
  if (word.lower === 'once' && /^(?:again|more)$/.test(words[i + 1]?.lower ?? '')) return false;
  // "The boys, though each really pleased, praised him"
  if (/^(?:though|although)$/.test(word.lower) && words[i + 1]?.lower === 'each')
    return AUXILIARIES.test(words[i + 2]?.lower ?? '');
  if (ALWAYS_OPENS.has(word.lower)) return word.pos !== 'NOUN' && hasVerbNear(words, i);
  if (word.lower === 'for' && i > 0 && !/^[,;]$/.test(words[i - 1]?.text ?? '')) return false;
  if (MAY_OPEN.has(word.lower)) {
    if (word.pos === 'CCONJ' || word.pos === 'DET') return false;
    if (/^(?:after|before|for)$/.test(word.lower) && leadsParticiple(words, i)) return false;
    // "two years before, she had left"
    if (/^(?:before|after)$/.test(word.lower) && words[i + 1]?.text === ',') return false;
    // "before nine o'clock Tom came"
    if (words[i + 1]?.pos === 'NUM' && /^(?:o'clock|and)$/.test(words[i + 2]?.lower ?? ''))
      return false;
    if (word.lower === 'that' && word.pos === 'PRON') return false;
    if (/^(?:after|before|since|for|until|till)$/.test(word.lower))
      if (
        phraseAt(words, i + 1)?.kind === 'object' ||
        /ing$/.test(words[i + 1]?.lower ?? '') ||
        leadsSubject(words, i)
      )
        return false;
    if (
      word.lower === 'as' &&
      /^(?:to|for|of|yet|usual|ever|always)$/.test(words[i + 1]?.lower ?? '')
    )
      return false;
    // "and then as swiftly averted her eyes"
    const isManner =
      word.lower === 'as' &&
      words[i - 1]?.lower === 'then' &&
      words[i + 1]?.pos === 'ADV' &&
      isPastShape(words[i + 2]);
    return !isManner && hasVerbNear(words, i);
  }
  return word.pos === 'SCONJ' && hasVerbNear(words, i);
}

/** "What he wanted was money", "What the boys wanted was money" */
function isSubjectOfWhat(words: readonly TaggedWord[]): boolean {
  if (/^(?:he|she|it|they|we|i)$/.test(words[1]?.lower ?? '')) return true;
  const phrase = words[1]?.pos === 'DET' || words[1]?.pos === 'PROPN' ? phraseAt(words, 1) : null;
  if (phrase === null || !/^(?:VERB|AUX)$/.test(words[phrase.end + 1]?.pos ?? '')) return false;
  const rest = words.slice(phrase.end + 2);
  const end = rest.findIndex(({ lower }) => /^(?:was|were)$/.test(lower));
  return end >= 0 && !rest.slice(0, end).some(({ pos }) => /^(?:PRON|PUNCT|CCONJ)$/.test(pos));
}

/** "After a week spent in games,": what it was spent in, and no clause. */
function leadsParticiple(words: readonly TaggedWord[], i: number): boolean {
  const phrase = phraseAt(words, i + 1);
  if (phrase !== null && isBound(words, phrase.end + 1)) return phrase.kind !== 'subject';
  if (phrase?.kind !== 'time') return false;
  const [word, next] = [words[phrase.end + 1], words[phrase.end + 2]];
  return isPastShape(word) && /^(?:in|with|by|between|at|among)$/.test(next?.lower ?? '');
}

/** "After two hours of work Tom left", "For Ida the weeks went by": what follows first is no subject. */
function leadsSubject(words: readonly TaggedWord[], i: number): boolean {
  let at = i + 1;
  for (;;) {
    const first = phraseAt(words, at);
    if (first === null || first.kind === 'subject') return false;
    at = first.end + 1;
    if (!/^(?:ADP|CCONJ)$/.test(words[at]?.pos ?? '')) break;
    at++;
  }
  const subject = phraseAt(words, at);
  return subject !== null && subject.kind !== 'object';
}

/** A verb of its own follows, before any stop. */
function hasVerbNear(words: readonly TaggedWord[], i: number): boolean {
  for (let at = i + 1; at < words.length && at < i + 18; at++) {
    const word = words[at];
    if (word === undefined) return false;
    if (NOMINATIVES.test(word.lower) || AUXILIARIES.test(word.lower)) return true;
    // "while his large, strong nose"
    const isList = words[at - 1]?.pos === 'ADJ' && words[at + 1]?.pos === 'ADJ';
    // "that the reasons, which had seemed weak, held"
    const isInserted = /^(?:who|which|whom|whose)$/.test(words[at + 1]?.lower ?? '');
    if (word.text === ',' && (isInserted || at === i + 1) && words[i]?.lower === 'that') {
      const end = words.findIndex(({ text }, next) => next > at && text === ',');
      if (end < 0) return false;
      at = end;
      continue;
    }
    if (word.text === ',' && at > i + 1 && !isList) return isInsertedBeforeVerb(words, i + 1, at);
    if (/^[;:—–.?!]$/.test(word.text)) return false;
    if (word.pos === 'VERB' && !/ing$/.test(word.lower)) return at > i + 1;
  }
  return false;
}

/** "that Tom, when he saw them, had run": between who and what he did stands a clause of its own. */
function isInsertedBeforeVerb(words: readonly TaggedWord[], start: number, comma: number): boolean {
  const opener = words[start - 1]?.lower ?? '';
  // ", for his hand, seeking hers, met it", but ", after dinner, Tom sang, and laughed"
  const isApart = /^[,;]$/.test(words[start - 2]?.text ?? '');
  if (/^(?:after|before|since|until|till|but|except)$/.test(opener)) return false;
  if (/^(?:for|than)$/.test(opener) && !isApart) return false;
  const phrase = phraseAt(words, start);
  if (phrase?.end !== comma - 1 || phrase.kind === 'time') return false;
  const end = words.findIndex(({ text }, at) => at > comma && /^[,;]$/.test(text));
  if (end < 0 || words[end]?.text === ';') return false;
  let next = end + 1;
  while (words[next]?.pos === 'ADV') next++;
  const verb = words[next];
  return AUXILIARIES.test(verb?.lower ?? '') || (verb?.pos === 'VERB' && isPastShape(verb));
}

/** "who", "which", "whom", "whose", and "that" behind a noun. */
export function opensRelative(words: readonly TaggedWord[], i: number): boolean {
  const [before, word, next] = [words[i - 1], words[i], words[i + 1]];
  if (word === undefined || before === undefined) return false;
  if (/^(?:who|whom|whose|which)$/.test(word.lower)) return true;
  const isNoun = /^(?:NOUN|PROPN|PRON|NUM|ADJ)$/.test(before.pos);
  if (word.lower !== 'that') return false;
  // "groans, that gathered strength"
  if (before.text === ',' && words[i - 2]?.pos === 'NOUN' && word.pos === 'PRON')
    return next?.pos === 'VERB' && isPastShape(next);
  if (isNoun && before.pos !== 'ADJ' && (next?.pos === 'AUX' || isPastShape(next))) return true;
  if (word.pos === 'DET' || word.pos === 'SCONJ') return false;
  return isNoun && next !== undefined && !/^(?:PUNCT)$/.test(next.pos);
}

/** The number of what stands behind a verb that comes first: "In the hall stood two men". */
export function numberAhead(words: readonly TaggedWord[], from: number): boolean | null {
  for (let at = from; at < words.length && at < from + 16; at++) {
    const word = words[at];
    if (word === undefined) return null;
    const phrase = phraseAt(words, at);
    if (phrase !== null) {
      if (phrase.kind === 'object') return null;
      const and = words[phrase.end + 1];
      const second = and?.lower === 'and' ? phraseAt(words, phrase.end + 2) : null;
      return second !== null &&
        !/^[,;]$/.test(words[second.end + 1]?.text ?? '') &&
        !isClause(words, second.end + 1)
        ? false
        : phrase.singular;
    }
    // "there still was lying", "sounded through the night the sound"
    if (word.pos === 'ADP' && word.lower !== 'of') {
      const inside = phraseAt(words, at + 1);
      if (inside !== null) at = inside.end;
      continue;
    }
    if (!/^(?:AUX|VERB|ADV|PART)$/.test(word.pos)) return null;
  }
  return null;
}

function isClause(words: readonly TaggedWord[], at: number): boolean {
  return words[at]?.pos === 'VERB' || words[at]?.pos === 'AUX';
}
