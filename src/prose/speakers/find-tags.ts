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
  return readNamelessTag(parsed, from, to);
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
  if (ref === null) return null;
  const core = coreOf(parsed, ref, verb, from);
  return { ref, reporting: true, ...readDelivery(parsed, core, verb, to) };
}

/** "Said the one who had spoken first": a short sentence that begins with its reporting verb. */
function readNamelessTag(parsed: ParsedProse, from: number, to: number): Tag | null {
  const verb = parsed.tokens[from];
  const last = parsed.tokens[to - 1];
  if (verb === undefined || last === undefined || verb.capitalised) return null;
  if (!reportsSpeech(parsed, from) || to - from > LONGEST_NAMELESS_TAG) return null;
  const span = { start: verb.start, end: last.end };
  return { ref: null, reporting: true, span, delivery: null };
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
