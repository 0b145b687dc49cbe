import { type Clause, openClause, type SeenPhrase } from './clauses.ts';
import type { TaggedWord } from './tagged-word.ts';
import { DOES_ALONE } from './verb-classes.ts';

/** The nearest verb before: what it was, and whether it was a form of "be". */
export interface SeenVerb {
  at: number;
  form: 'finite' | 'participle' | 'other';
  isBe: boolean;
}

export interface SeenAuxiliary {
  at: number;
  isHave: boolean;
  /** "would have gone" */
  isModal: boolean;
}

/** What is known of a sentence up to the word that is being read. */
export interface Reader {
  words: TaggedWord[];
  /** Innermost last; the first is the main clause. */
  clauses: Clause[];
  phrase: SeenPhrase | null;
  /** The last that is not governed. */
  free: SeenPhrase | null;
  verb: SeenVerb | null;
  /** "had", "was": its participle may still come. */
  pending: SeenAuxiliary | null;
  /** One that a comma keeps waiting: "He had, as he told her, gone". */
  held: SeenAuxiliary | null;
  /** The participle that it had: "was seen", to which "and heard" may be joined. */
  chained: SeenAuxiliary | null;
  isGoverned: boolean;
  /** Who does something from ", and Tom, his boy," on. */
  joined: SeenPhrase | null;
  /** The subject of the last main clause before a stop. */
  carried: boolean | null;
  /** A clause that the last comma ended. */
  closed: Clause | null;
  /** The last relative clause of the sentence so far. */
  relative: Clause | null;
}

export function beginReading(words: TaggedWord[]): Reader {
  return {
    words,
    clauses: [openClause('main', 0, null)],
    phrase: null,
    free: null,
    verb: null,
    pending: null,
    held: null,
    chained: null,
    isGoverned: false,
    joined: null,
    carried: null,
    closed: null,
    relative: null,
  };
}

export function innermost({ clauses }: Reader): Clause {
  const clause = clauses.at(-1);
  if (clause === undefined) throw new Error('a sentence has a clause');
  return clause;
}

/** The nearest clause around the innermost that has a subject and waits for its verb. */
export function waiting({ clauses }: Reader): Clause | null {
  for (let at = clauses.length - 2; at >= 0; at--) {
    const clause = clauses[at];
    if (clause !== undefined && clause.subject !== null && !clause.hasVerb) return clause;
  }
  return null;
}

/**
 * Who does something in a main clause that no comma parts from the one before, by the word before its verb:
 * "when he reached his office his torments began", "as soon as they were gone Mr. Venn sat down".
 */
export function lateSubject(
  { words, clauses, phrase, verb }: Reader,
  at: number,
): SeenPhrase | null {
  const [main] = clauses;
  const inner = clauses.at(-1);
  if (inner === undefined || clauses.length < 2 || !inner.hasVerb || phrase?.end !== at)
    return null;
  const isMissing = main?.hasVerb === false && main.subject === null;
  if (!isMissing && !isBehindConjunction(words, inner.from - 1)) return null;
  if (/^(?:object|time)$/.test(phrase.kind) || verb === null || phrase.start <= verb.at)
    return null;
  const before = words[phrase.start - 1];
  const isNamed = words[phrase.start]?.pos === 'PROPN';
  const isBehindVerb = phrase.start === verb.at + 1;
  // "As they looked the figure turned"
  const isAlone =
    /^looked$/.test(words[verb.at]?.lower ?? '') || DOES_ALONE.has(words[verb.at]?.lemma ?? '');
  if (isBehindVerb) return isAlone || (isNamed && verb.form !== 'finite') ? phrase : null;
  return /^(?:ADP|CCONJ|PUNCT|DET)$/.test(before?.pos ?? '') ? null : phrase;
}

/** "and as soon as they", "and when he" */
export function isBehindConjunction(words: readonly TaggedWord[], opener: number): boolean {
  let at = opener - 1;
  while (/^(?:as|soon|even)$/.test(words[at]?.lower ?? '')) at--;
  return words[at]?.pos === 'CCONJ';
}

/** Index of the word before, adverbs, "not" and marks of emphasis left out. */
export function wordBefore(words: readonly TaggedWord[], i: number): number {
  let at = i - 1;
  while (at >= 0) {
    const word = words[at];
    if (word === undefined) break;
    const isHere = word.lower === 'there' && words[at - 2]?.lower === 'here';
    const isSkipped =
      word.pos === 'ADV' && (isHere || !/^(?:there|when|where|why|how)$/.test(word.lower));
    // "and good-naturedly spoke"
    if (word.pos === 'ADV' && words[at - 1]?.text === '-' && at > 2) at -= 2;
    // "The ladies neither smiled nor spoke"
    const isNeither = word.lower === 'neither' && words[at + 1]?.pos === 'VERB' && at > 0;
    if (isNeither && words[at - 1]?.pos === 'NOUN') {
      at--;
      continue;
    }
    if (!isSkipped && !/^(?:not|n't|_|never|also)$/.test(word.lower)) break;
    at--;
  }
  return at;
}

export function takesObject(words: readonly TaggedWord[], i: number): boolean {
  const next = words[i + 1];
  if (next === undefined || next.lower === 'that') return false;
  if (next.lower === 'more' && words[i + 2]?.pos === 'PUNCT') return true;
  return /^(?:DET|PRON|PROPN|NUM)$/.test(next.pos) && !/^(?:who|which|whom)$/.test(next.lower);
}

/** Whether a past at `i` acts on something, or is of a verb that is done alone. */
export function acts(words: readonly TaggedWord[], i: number): boolean {
  return takesObject(words, i) || DOES_ALONE.has(words[i]?.lemma ?? '');
}

/** A full stop, a semicolon, a dash: no clause goes on behind it. */
export function isStop(word: TaggedWord | undefined): boolean {
  return /^(?:[;:—–.?!]|--+)$/.test(word?.text ?? '');
}
