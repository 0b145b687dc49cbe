import { antecedent } from './antecedent.ts';
import {
  type Clause,
  openClause,
  opensDependent,
  opensRelative,
  type SeenPhrase,
} from './clauses.ts';
import { describesNoun } from './describes-noun.ts';
import { frozenWords } from './frozen.ts';
import { isVerbOfClause } from './is-verb-of-clause.ts';
import { isPastShape } from './past-shape.ts';
import { isMeasureBefore, phraseAt } from './phrases.ts';
import { beginReading, innermost, type Reader, wordBefore } from './reader.ts';
import { phraseSeen } from './see-phrase.ts';
import { numberOfSubject } from './subject-of.ts';
import { tagWords, untag } from './tag-words.ts';
import type { TaggedWord } from './tagged-word.ts';
import { thirdPerson } from './verb-forms.ts';
import { baseOf, formOf } from './verb-shape.ts';

/** What became of a sentence of narration that was to be put into the present. */
export type Turned =
  | { kind: 'turned'; text: string }
  /** Nothing in it is in the past of the story, or what is stays so in any tense. */
  | { kind: 'same' }
  /** A verb that is not understood: the sentence is best left as it was. */
  | { kind: 'unsure'; why: 'long' | 'before' | 'habit' | 'subject'; at: number };

/** Longer sentences are not understood, and the tagger takes quadratic time on endless words. */
const LONGEST_SENTENCE = 1000;

const ENDLESS_WORD = /\S{60}/;

const MODALS: ReadonlyMap<string, string> = new Map([
  ['could', 'can'],
  ['would', 'will'],
  ['might', 'may'],
]);

const NEGATED_MODALS: ReadonlyMap<string, string> = new Map([
  ['could', 'ca'],
  ['would', 'wo'],
]);

const KNOWS: ReadonlySet<string> = new Set(
  `know think suppose believe feel see fancy imagine hope fear say notice find observe hear remember perceive
  conclude understand reckon guess tell`.split(/\s+/),
);

/** What follows is a clause of its own more often than a thing. */
const SUPPOSES = /^(?:think|believe|suppose|hope|fancy|imagine|fear)$/;

/** These stand before a verb, and lead no subject behind it: "; and still thought". */
const GOES_ON = /^(?:still|even|always|often|only|just|almost)$/;

const HYPOTHETICAL = /^(?:if|though|wish|wished|unless|whether|lest)$/;

interface State extends Reader {
  out: TaggedWord[];
  frozen: ReadonlySet<number>;
  changed: boolean;
}

/** Puts a sentence of narration from the past into the present. */
export function turnTense(sentence: string): Turned {
  if (sentence.length > LONGEST_SENTENCE || ENDLESS_WORD.test(sentence))
    return { kind: 'unsure', why: 'long', at: 0 };
  const words = tagWords(sentence);
  const state: State = {
    ...beginReading(words),
    out: words.map((word) => ({ ...word })),
    frozen: frozenWords(words),
    changed: false,
  };
  const told = words.findIndex(
    (word, i) => /^(?:ago|yesterday)$/.test(word.lower) && !isPerfect(words, i),
  );
  if (told >= 0) return { kind: 'unsure', why: 'before', at: told };
  for (let i = 0; i < words.length; i++) {
    if (isHabit(words, i)) return { kind: 'unsure', why: 'habit', at: i };
    const end = read(state, i);
    if (end === null) return { kind: 'unsure', why: 'subject', at: i };
    i = end;
  }
  return state.changed ? { kind: 'turned', text: untag(state.out) } : { kind: 'same' };
}

/** "She had left three years ago" has a present, "She left three years ago" has none. */
function isPerfect(words: readonly TaggedWord[], i: number): boolean {
  for (let at = i - 1; at >= 0 && !/^[;:]$/.test(words[at]?.text ?? ''); at--)
    if (words[at]?.lower === 'had') return true;
  return false;
}

/** "He used to walk": what was so and is no more. */
function isHabit(words: readonly TaggedWord[], i: number): boolean {
  if (words[i]?.lower !== 'used' || words[i + 1]?.lower !== 'to') return false;
  const before = words[wordBefore(words, i)]?.lower ?? '';
  return words[i + 2]?.pos === 'VERB' && !/^(?:was|were|had|been|got|became|be|so)$/.test(before);
}

/** Reads the word at `i`, and gives the last word that it read; null where a verb is not understood. */
function read(state: State, i: number): number | null {
  const { words } = state;
  const word = words[i];
  if (word === undefined) return i;
  if (/^(?:[;:—–.?!()]|--+)$/.test(word.text)) return stop(state, i);
  if (word.text === ',') return comma(state, i);
  if (word.pos === 'CCONJ') return joined(state, i);
  if (opensRelative(words, i)) {
    const { free } = state;
    const isHead =
      free !== null &&
      free.after === 'conjunction' &&
      innermost(state).hasVerb &&
      free.end >= i - 2;
    if (isHead && words[i - 1]?.text === ',' && words[free.start - 2]?.text === ',')
      beginClause(state, free);
    const relative = openClause('relative', i, antecedent(state, i));
    state.clauses.push({ ...relative, head: isHead ? free : null });
    state.relative = relative;
    state.isGoverned = false;
    state.pending = null;
    if (word.lower !== 'whose') return i;
  } else if (!isPreposition(state, i) && opensDependent(words, i)) {
    if (i === 0 && word.lower === 'what') innermost(state).subject = true;
    state.clauses.push(openClause('dependent', i + 1, word.lower === 'what' ? true : null));
    state.isGoverned = false;
    state.pending = null;
    return i;
  }
  if (isFloating(words, i)) return i;
  if (isMeasureBefore(words, i)) return words[i]?.lower === 'the' ? i + 1 : i + 2;
  const phrase = isFloating(words, i - 1) ? null : phraseAt(words, i);
  if (phrase !== null) return phraseSeen(state, i, phrase);
  if (word.pos === 'ADP' || (word.lower === 'to' && words[i + 1]?.pos !== 'VERB')) {
    state.isGoverned = true;
    // Not "then, clutching it with both hands, muttered"
    const { from, subject } = innermost(state);
    const isMeanwhile = state.verb?.form === 'other' && state.verb.at >= from;
    if (subject === null && !isMeanwhile) innermost(state).isFronted = true;
  } else if (word.pos === 'ADJ' && state.pending?.isHave === false) {
    if (!isPastShape(words[i + 1])) state.pending = null;
  } else if (word.pos === 'ADV' && !GOES_ON.test(word.lower) && innermost(state).subject === null)
    innermost(state).isFronted = true;
  return verb(state, i) ? i : null;
}

/** "Her enquiries after her sister had": the verb behind is that of the clause around. */
function isPreposition(state: State, i: number): boolean {
  const { words } = state;
  const clause = innermost(state);
  const isAlike = /^(?:before|after|since|except|but)$/.test(words[i]?.lower ?? '');
  if (!isAlike || clause.hasVerb || clause.subject === null) return false;
  return words[i - 1]?.pos === 'NOUN' && phraseAt(words, i + 1)?.kind !== 'subject';
}

/** "They all passed", "We had all sat": it stands for the subject once more. */
function isFloating(words: readonly TaggedWord[], i: number): boolean {
  if (!/^(?:all|both|each)$/.test(words[i]?.lower ?? '')) return false;
  const at = wordBefore(words, i);
  const isHad = /^(?:had|have|has)$/.test(words[at]?.lower ?? '');
  const subject = words[isHad ? wordBefore(words, at) : at];
  return /^(?:we|they|you|these|those)$/.test(subject?.lower ?? '') && words[i + 1]?.pos === 'VERB';
}

function stop(state: State, i: number): number {
  state.held = null;
  state.joined = null;
  state.relative = null;
  const [main] = state.clauses;
  state.isGoverned = false;
  state.pending = null;
  if (main !== undefined && !main.hasVerb && main.subject !== null) state.clauses = [main];
  else {
    state.carried = main?.number ?? state.carried;
    state.clauses = [openClause('main', i + 1, null)];
  }
  return i;
}

function comma(state: State, i: number): number {
  const isInside = isBetweenAdjectives(state.words, i) && state.words[i - 2]?.pos === 'ADP';
  if (!isInside) state.isGoverned = false;
  const { held } = state;
  if (state.pending !== null) state.held = state.pending;
  if (!isInserted(state.words, i)) state.pending = null;
  const next = state.words[i + 1];
  if (held !== null && state.pending === null) {
    state.held = null;
    const form = formOf(state.words, i + 1);
    if (isPastShape(next) || form === 'participle' || next?.lower === 'had') state.pending = held;
  }
  state.closed = null;
  while (state.clauses.length > 1 && innermost(state).hasVerb)
    state.closed = state.clauses.pop() ?? null;
  if (isUnfinished(innermost(state), state.words, i)) state.clauses.pop();
  if (isAside(state.words, i))
    state.clauses.push({ ...openClause('dependent', i + 1, null), hasVerb: true });
  return i;
}

/** ", though no more than she had hoped," */
function isUnfinished(
  { kind, from, subject, hasVerb }: Clause,
  words: readonly TaggedWord[],
  i: number,
): boolean {
  const opener = words[from - 1]?.lower ?? '';
  return (
    kind === 'dependent' &&
    !hasVerb &&
    subject === null &&
    from < i &&
    /^(?:al)?though$/.test(opener)
  );
}

/** "of long, bony fingers" */
function isBetweenAdjectives(words: readonly TaggedWord[], i: number): boolean {
  const [before, after, noun] = [words[i - 1], words[i + 1], words[i + 2]];
  return before?.pos === 'ADJ' && after?.pos === 'ADJ' && /^(?:NOUN|ADJ)$/.test(noun?.pos ?? '');
}

/** "Tom, I knew, had gone", "Tom, you must know, had gone": what the teller says of it by the way. */
function isAside(words: readonly TaggedWord[], i: number): boolean {
  const next = words[i + 1];
  const isSubject = /^(?:i|he|she|we|they|you)$/.test(next?.lower ?? '') || next?.pos === 'PROPN';
  if (!isSubject) return false;
  let at = i + 2;
  while (/^(?:ADV|AUX)$/.test(words[at]?.pos ?? '') && at < i + 5) at++;
  return KNOWS.has(words[at]?.lemma ?? '') && words[at + 1]?.text === ',';
}

/** "had, however, gone": whatever stands between commas keeps a participle waiting. */
function isInserted(words: readonly TaggedWord[], i: number): boolean {
  const isAdverb = (at: number) => words[at]?.pos === 'ADV' || words[at]?.pos === 'SCONJ';
  if (isAdverb(i + 1) && words[i + 2]?.text === ',') return true;
  if (isAdverb(i - 1) && words[i - 2]?.text === ',') return true;
  const end = words.findIndex((word, at) => at > i && word.text === ',');
  const isLed = /^(?:as|in|by|of|at|for|to|on)$/.test(words[i + 1]?.lower ?? '');
  return isLed && end > 0 && end - i < 9 && /^(?:VERB|ADV|AUX)$/.test(words[end + 1]?.pos ?? '');
}

function joined(state: State, i: number): number {
  // Not "the trees were out and the world smelled": what a word like "out" leads to ends there.
  state.isGoverned = false;
  // "had once or twice gone"
  const isBetween = [i - 1, i + 1].every((at) => /^(?:ADV|NUM)$/.test(state.words[at]?.pos ?? ''));
  if (isBetween) return i;
  state.held = null;
  state.pending = null;
  const main = innermost(state);
  // "When he came, and saw her, she rose"
  if (
    state.closed !== null &&
    state.words[i - 1]?.text === ',' &&
    !main.hasVerb &&
    main.subject === null
  ) {
    let next = i + 1;
    while (state.words[next]?.pos === 'ADV') next++;
    if (isPastShape(state.words[next])) state.clauses.push(state.closed);
  }
  return i;
}

/** ", and the child, who had seen it, stood up": what was told before is over. */
function beginClause(state: State, subject: SeenPhrase): void {
  const [main] = state.clauses;
  state.carried = main?.number ?? null;
  state.clauses = [openClause('main', subject.start, subject.singular)];
}

/** False when the word is a verb that is not understood. */
function verb(state: State, i: number): boolean {
  const { words } = state;
  const form = formOf(words, i);
  const lower = words[i]?.lower ?? '';
  if (form === 'none' || (form === 'either' && describesNoun(state, i))) return true;
  if (form === 'participle') return participle(state, i);
  if (form === 'other') return other(state, i);
  if (form === 'present' || state.frozen.has(i) || isToldOfPresent(state))
    return unturned(state, i, form);
  if (lower === "'d") return contracted(state, i);
  if (form === 'be') return be(state, i);
  if (form === 'modal') return modal(state, i);
  const isWaited = state.pending?.isHave === true && state.pending.at > i - 9;
  // "had had", "to be had from anybody"
  const isBehindHad = /^(?:had|has|have|having|be|been)$/.test(
    words[wordBefore(words, i)]?.lower ?? '',
  );
  // "had, as yet, had"
  if (lower === 'had' && (isBehindHad || isWaited)) return participle(state, i);
  if (form === 'either' && !isVerbOfClause(state, i)) return participle(state, i);
  const singular = numberOfSubject(state, i);
  if (singular === null) return false;
  finite(state, i, singular, false);
  if (lower === 'had') state.pending = { at: i, isHave: true, isModal: false };
  set(state, i, present(words[i], singular));
  return true;
}

function present(word: TaggedWord | undefined, singular: boolean): string {
  if (word === undefined) return '';
  const negated = /^(had|did)n't$/.exec(word.lower);
  const base = baseOf(negated === null ? word : { ...word, lower: negated[1] ?? '' });
  return `${singular ? thirdPerson(base) : base}${negated === null ? '' : "n't"}`;
}

function finite(state: State, i: number, singular: boolean | null, isBe: boolean): void {
  const clause = innermost(state);
  clause.hasVerb = true;
  clause.number = singular;
  clause.subject ??= singular;
  state.verb = { at: i, form: 'finite', isBe };
  state.pending = null;
  state.chained = null;
  state.isGoverned = false;
}

/** "It is said that he went": the tale's own tense is the present already. */
function isToldOfPresent({ clauses }: State): boolean {
  return clauses.slice(0, -1).some(({ hasVerb, isPresent }) => hasVerb && isPresent);
}

/** A finite verb that stays as it is. */
function unturned(state: State, i: number, form: string): boolean {
  const lower = state.words[i]?.lower ?? '';
  if (form === 'either' && !isVerbOfClause(state, i)) return participle(state, i);
  const isBe = /^(?:is|are|am|was|were|'m|'re)$/.test(lower);
  const isHave = /^(?:has|have|had|'ve|'s)$/.test(lower);
  const isFirst = !innermost(state).hasVerb;
  finite(state, i, numberOfSubject(state, i), isBe);
  if (
    form === 'present' &&
    isFirst &&
    !/^(?:can|will|may|must|should|shall|ought|need|had)$/.test(lower)
  )
    innermost(state).isPresent = true;
  if (isBe || isHave) state.pending = { at: i, isHave, isModal: false };
  return true;
}

function participle(state: State, i: number): boolean {
  const isJoined = state.chained !== null && state.chained.at === state.verb?.at;
  const had = state.pending ?? (isJoined ? state.chained : null);
  state.chained = had === null ? null : { ...had, at: i };
  state.verb = { at: i, form: 'participle', isBe: false };
  state.pending =
    state.words[i]?.lower === 'been' ? { at: i, isHave: false, isModal: false } : null;
  state.isGoverned = true;
  return true;
}

function other(state: State, i: number): boolean {
  const lower = state.words[i]?.lower ?? '';
  state.verb = { at: i, form: 'other', isBe: false };
  state.pending = /^(?:be|being|have|having)$/.test(lower)
    ? { at: i, isHave: /^hav/.test(lower), isModal: lower === 'have' }
    : null;
  state.chained = null;
  // "He began to think his friends meant it"
  state.isGoverned = !SUPPOSES.test(state.words[i]?.lower ?? '');
  return true;
}

function set(state: State, i: number, text: string): void {
  const word = state.out[i];
  if (word === undefined || word.text.toLowerCase() === text) return;
  word.text = /^\p{Lu}/u.test(word.text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  state.changed = true;
}

/** "could not" is one word in the present; "could he have seen" is no past. */
function modal(state: State, i: number): boolean {
  const { words, out } = state;
  const lower = (words[i]?.lower ?? '').replace(/n't$/, '');
  const isNegated = words[i]?.lower !== lower;
  finite(state, i, numberOfSubject(state, i), false);
  const next = words[i + 1]?.lower ?? '';
  const isPerfectOrWish =
    words
      .slice(i + 1, i + 5)
      .some(
        (word, at, near) =>
          word.lower === 'have' &&
          !near.slice(0, at).some(({ pos }) => pos === 'VERB') &&
          isHavingDone(words, i + 1 + at),
      ) ||
    (lower === 'would' && /^(?:rather|like|fain|sooner)$/.test(next));
  if (isPerfectOrWish || (i === 0 && next === 'that')) return true;
  if (isNegated) set(state, i, `${NEGATED_MODALS.get(lower) ?? lower}n't`);
  else if (next === "n't") set(state, i, NEGATED_MODALS.get(lower) ?? lower);
  else if (lower === 'could' && next === 'not') {
    set(state, i, 'cannot');
    const not = out[i + 1];
    if (not !== undefined) {
      not.text = '';
      not.space = '';
    }
  } else set(state, i, MODALS.get(lower) ?? lower);
  return true;
}

/** "she'd gone", "she'd go" */
function contracted(state: State, i: number): boolean {
  const { words } = state;
  let next = i + 1;
  while (words[next]?.pos === 'ADV' || words[next]?.lower === 'not') next++;
  const singular = numberOfSubject(state, i);
  const isHad = isPastShape(words[next]) || formOf(words, next) === 'participle';
  finite(state, i, singular, false);
  if (/^(?:rather|better|like)$/.test(words[next]?.lower ?? '')) return true;
  if (words[next]?.lower === 'have' && isHavingDone(words, next)) return true;
  if (isHad) state.pending = { at: i, isHave: true, isModal: false };
  set(state, i, isHad ? (singular === true ? "'s" : "'ve") : "'ll");
  return true;
}

/** "would have gone", but not "would have the women gone" */
function isHavingDone(words: readonly TaggedWord[], i: number): boolean {
  let at = i + 1;
  while (words[at]?.pos === 'ADV') at++;
  const [next, object] = [words[at], words[at + 1]];
  if (next === undefined) return false;
  // "would have preferred a walk", of which the tagger makes an adjective
  const isActed =
    next.pos === 'ADJ' && isPastShape(next) && /^(?:DET|PRON)$/.test(object?.pos ?? '');
  return next.pos === 'VERB' || next.pos === 'AUX' || isActed;
}

function be(state: State, i: number): boolean {
  const { words } = state;
  const word = words[i];
  const isWere = /^were/.test(word?.lower ?? '');
  const before = words[wordBefore(words, i)]?.lower ?? '';
  const number = numberOfSubject(state, i);
  const isOne = number === true;
  const isI =
    before === 'i' ||
    before === 'myself' ||
    (words[i + 1]?.lower === 'i' && before !== 'it') ||
    (number === false &&
      /^(?:PUNCT|CCONJ|ADV)$/.test(words[i - 1]?.pos ?? '') &&
      !/^(?:there|who|which|that)$/.test(before) &&
      words.slice(0, i).some(({ lower }) => lower === 'i'));
  // "till she were stronger"
  const isAwaited =
    isOne &&
    words
      .slice(Math.max(0, i - 4), i)
      .some(({ lower }) => /^(?:till|until|ere|before)$/.test(lower));
  const isMany = (isWere && !isAwaited) || isI;
  finite(state, i, !isMany, true);
  state.pending = { at: i, isHave: false, isModal: false };
  const next = words[i + 1]?.lower ?? '';
  // "if I were to go", but not "Tom and I were going"
  const isAlone = before === 'i' && words[wordBefore(words, i) - 1]?.pos !== 'CCONJ';
  if (isWere && (/^(?:it|he|she|i)$/.test(next) || isAlone)) return true;
  if (isWere && number !== false && isSupposed(state, i, isOne)) {
    innermost(state).number = number;
    return true;
  }
  const not = /n't$/.test(word?.lower ?? '') ? "n't" : '';
  set(state, i, isI && !isWere && not === '' ? 'am' : `${isMany ? 'are' : 'is'}${not}`);
  return true;
}

/** "as if he were", "as it were", "whether it were" */
function isSupposed({ words }: State, i: number, isOne: boolean): boolean {
  const near = words.slice(Math.max(0, i - 6), i).map(({ lower }) => lower);
  if (isOne && words.slice(0, i).some(({ lower }) => /^(?:if|though)$/.test(lower))) return true;
  return (
    (/^(?:he|she|it|i)$/.test(near.at(-1) ?? '') && words[i - 2]?.pos !== 'ADP') ||
    (isOne && near.some((word) => HYPOTHETICAL.test(word)))
  );
}
