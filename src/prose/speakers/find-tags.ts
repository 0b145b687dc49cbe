import { skipAdverbs } from '../names/person-evidence.ts';
import type { ParsedProse } from '../quotations/parse-prose.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { VERBS_WITH_PARTICLE } from '../words/speech-words.ts';
import type { Ref } from './find-refs.ts';
import { readDelivery } from './read-delivery.ts';

/** What a sentence of narration beside a quotation tells about its speaker. */
export interface Tag {
  /** Null where the words only say that somebody speaks ("said the one in front"). */
  ref: Ref | null;
  /** True for "said Holmes"; false for "Holmes smiled", which only suggests that he speaks. */
  reporting: boolean;
  /** The words that only say who speaks and how; empty for one that does not report. */
  span: TextSpan;
  delivery: string | null;
}

/** The people that each word stands for, found by the first and by the last word. */
export interface RefIndex {
  starting: Map<number, Ref>;
  ending: Map<number, Ref>;
}

/** A reporting verb further from the quotation's sentence start than this reports something else. */
const LONGEST_TAG = 30;
const LONGEST_NAMELESS_TAG = 8;
const LONGEST_ANSWER = 7;
const ANSWERS: ReadonlySet<string> = new Set(
  `answer reply response rejoinder retort remark comment observation question exclamation greeting explanation
  inquiry enquiry words cry reasoning verdict reflection conclusion`.split(/\s+/),
);
const OPENS_SOMEBODY = /^(?:the|an?|his|her|my|our|their|one|another|some)$/;
const ENDS_SOMEBODY =
  /^(?:who|whom|whose|which|that|and|but|as|while|when|with|in|from|to|at|by|on|of|for|after|behind|without|then)$/;
/** Words before the one that a sentence without a reporting verb is about. */
const LONGEST_LEAD = 4;

export function indexRefs(refs: Ref[]): RefIndex {
  return {
    starting: new Map(refs.map((ref) => [ref.from, ref])),
    ending: new Map(refs.map((ref) => [ref.to - 1, ref])),
  };
}

/** Reads the sentence after a quotation: token indexes `from` to `to` (exclusive). */
export function readTag(
  parsed: ParsedProse,
  index: RefIndex,
  from: number,
  to: number,
): Tag | null {
  const end = Math.min(to, from + LONGEST_TAG);
  for (let verb = from; verb < end; verb++) {
    const tag = tagAt(parsed, index, verb, from, to);
    if (tag !== null) return tag;
  }
  return readAnswer(parsed, index, from, to) ?? readNamelessTag(parsed, from, to);
}

/** Reads the sentence before a quotation, from its end: its last reporting verb leads up to it. */
export function readLead(
  parsed: ParsedProse,
  index: RefIndex,
  from: number,
  to: number,
): Tag | null {
  for (let verb = to - 1; verb >= Math.max(from, to - LONGEST_TAG); verb--) {
    const tag = tagAt(parsed, index, verb, from, to);
    if (tag !== null) return tag;
  }
  return null;
}

function tagAt(
  parsed: ParsedProse,
  index: RefIndex,
  verb: number,
  from: number,
  to: number,
): Tag | null {
  if (!reportsSpeech(parsed, verb)) return null;
  const ref = subjectOf(parsed, index, verb, from, to);
  if (ref === null || isNoun(parsed, ref, verb, from)) return null;
  const core = coreOf(parsed, ref, verb, from);
  return { ref, reporting: true, ...readDelivery(parsed, core, verb, to) };
}

/** "The lower orders", "these cries", "no more to be said": no verb of somebody who stands beside it. */
function isNoun({ tokens }: ParsedProse, ref: Ref, verb: number, from: number): boolean {
  const [before, word] = [tokens[verb - 1], tokens[verb]];
  if (before === undefined || word === undefined || verb === from) return false;
  if (/^(?:be|been|being)$/.test(before.lower)) return true;
  if (!/s$/.test(word.lower) || !/^\s+$/.test(word.gap)) return false;
  const isBeside = ref.from === verb + 1 || skipAdverbs(tokens, ref.to) >= verb;
  return !isBeside && !/^(?:and|then|but|who|that|which|\p{L}+ly)$/u.test(before.lower);
}

/** "was Ida's kind answer", "was the reply": what was said, and not who says it, is the subject. */
function readAnswer(parsed: ParsedProse, index: RefIndex, from: number, to: number): Tag | null {
  const { tokens } = parsed;
  if (!/^(?:was|were|is|came)$/.test(tokens[from]?.lower ?? '')) return null;
  const end = Math.min(to, from + LONGEST_ANSWER);
  let ref: Ref | null = null;
  for (let at = from + 1; at < end; at++) {
    const token = tokens[at];
    if (token === undefined || !/^\s+$/.test(token.gap)) return null;
    const found = index.starting.get(at);
    if (found?.possessive === true) ref = found;
    if (!ANSWERS.has(token.lower)) continue;
    const span = { start: tokens[from]?.start ?? 0, end: token.end };
    return { ref, reporting: true, span, delivery: null };
  }
  return null;
}

/** "Said the one who had spoken first", "cried her ladyship, who ...": it begins with its reporting verb. */
function readNamelessTag(parsed: ParsedProse, from: number, to: number): Tag | null {
  const verb = parsed.tokens[from];
  if (verb === undefined || verb.capitalised || !reportsSpeech(parsed, from)) return null;
  const isShort = to - from <= LONGEST_NAMELESS_TAG;
  const last = parsed.tokens[(isShort ? to : endOfSomebody(parsed, from, to)) - 1];
  if (last === undefined || last === verb) return null;
  return { ref: null, reporting: true, span: { start: verb.start, end: last.end }, delivery: null };
}

/** Where the words end that say who speaks: "the English captain, to whom", "a sailor from the door". */
function endOfSomebody({ tokens }: ParsedProse, verb: number, to: number): number {
  if (!OPENS_SOMEBODY.test(tokens[verb + 1]?.lower ?? '')) return verb + 1;
  const end = Math.min(to, verb + LONGEST_NAMELESS_TAG);
  for (let at = verb + 2; at < end; at++) {
    const token = tokens[at];
    if (token === undefined || !/^\s+$/.test(token.gap) || ENDS_SOMEBODY.test(token.lower))
      return at;
  }
  return verb + 1;
}

/** Whom a sentence without reporting verb is about: the first person that it starts with. */
export function readBeat(
  parsed: ParsedProse,
  index: RefIndex,
  from: number,
  to: number,
): Tag | null {
  for (let i = from; i < Math.min(to, from + LONGEST_LEAD); i++) {
    const ref = index.starting.get(i);
    if (ref === undefined) continue;
    const at = parsed.tokens[from]?.start ?? 0;
    return { ref, reporting: false, span: { start: at, end: at }, delivery: null };
  }
  return null;
}

function reportsSpeech(parsed: ParsedProse, at: number): boolean {
  const verb = parsed.tokens[at]?.lower ?? '';
  if (parsed.tokens[at]?.reports !== true) return false;
  const particles = VERBS_WITH_PARTICLE.get(verb);
  return particles === undefined || particles.has(parsed.tokens[at + 1]?.lower ?? '');
}

function subjectOf(
  parsed: ParsedProse,
  index: RefIndex,
  verb: number,
  from: number,
  to: number,
): Ref | null {
  for (let i = verb - 1; i >= Math.max(from, verb - 3); i--) {
    const ref = index.ending.get(i);
    if (ref !== undefined && !ref.possessive && ref.from >= from) return ref;
    if (skipAdverbs(parsed.tokens, i) === i) break;
  }
  const after = index.starting.get(skipParticle(parsed, verb));
  if (after !== undefined && after.to <= to && isSubjectAfter(parsed, after, verb)) return after;
  for (let i = from; i < verb; i++) {
    const ref = index.starting.get(i);
    if (ref !== undefined && !(ref.possessive && ref.kind === 'name')) return ref;
  }
  return null;
}

function skipParticle(parsed: ParsedProse, verb: number): number {
  const particles = VERBS_WITH_PARTICLE.get(parsed.tokens[verb]?.lower ?? '');
  return particles === undefined ? verb + 1 : verb + 2;
}

/** After the verb "her" is an object, and a comma begins something else. */
function isSubjectAfter(parsed: ParsedProse, ref: Ref, verb: number): boolean {
  if (ref.possessive && ref.kind !== 'name') return false;
  const token = parsed.tokens[ref.from];
  return token !== undefined && /^\s+$/.test(token.gap) && ref.from > verb;
}

/** Token range of subject and verb, when they stand together; else the verb with its "and". */
function coreOf(
  parsed: ParsedProse,
  ref: Ref,
  verb: number,
  from: number,
): { from: number; to: number } {
  if (ref.from > verb) return { from: verb, to: ref.to };
  if (skipAdverbs(parsed.tokens, ref.to) >= verb) return { from: ref.from, to: verb + 1 };
  const joined = parsed.tokens[verb - 1]?.lower === 'and';
  return { from: Math.max(from, joined ? verb - 1 : verb), to: verb + 1 };
}
