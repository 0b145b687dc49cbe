import type { ParsedProse } from '../quotations/parse-prose.ts';
import { firstWhere } from '../words/first-where.ts';
import type { Gender } from '../words/titles.ts';
import type { ConfirmedTurns } from './confirmed.ts';
import { isAddress } from './find-narrator.ts';
import type { Ref } from './find-refs.ts';
import { type Turn, tokensIn } from './find-turns.ts';
import type { SpeakerEvidence } from './speech.ts';

/** Who speaks a turn (an index into the cast) and how that was found. */
export interface Attribution {
  character: number | null;
  how: SpeakerEvidence;
  /** How often such an answer is right, 0 to 1; the rules alone do not know. */
  confidence?: number;
}

/** What the sweep needs to know about the prose. */
export interface Dialogue {
  parsed: ParsedProse;
  refs: Ref[];
  spoken: boolean[];
  genders: Gender[];
  turns: Turn[];
  /** Whose speaker a person named, or said to be nobody: they are tagged so, too. */
  confirmed: ConfirmedTurns;
  firstPerson: boolean;
  /** Index of who says "I". */
  narrator: number;
  /** Of every character: whether narration only describes it, and whether the book knew it before. */
  roles: boolean[];
  given: boolean[];
  castGiven: boolean;
}

/** Paragraphs of narration after which an exchange is over. */
const EXCHANGE_GAP = 2;
/** Words of narration after which an exchange is over. */
const EXCHANGE_WORDS = 80;
/** How many people back a pronoun may point. */
const MEMORY = 40;

/** What the sweep over the turns remembers. */
interface Memory {
  found: Attribution[];
  /** Characters in the order of their last naming or speaking, newest last. */
  recent: number[];
  /** The next narration reference that is not in `recent` yet. */
  nextRef: number;
}

/**
 * Gives every turn its speaker, in one sweep: the narration beside it, else who was addressed,
 * else whose turn it is in an exchange of two.
 */
export function attributeTurns(dialogue: Dialogue): Attribution[] {
  const memory: Memory = { found: [], recent: [], nextRef: 0 };
  const addressees = dialogue.turns.map((turn) => addresseeOf(dialogue, turn));
  dialogue.turns.forEach((turn, at) => {
    rememberRefs(dialogue, memory, turn.tokenFrom);
    const attribution =
      byWord(dialogue, at) ??
      fromEvidence(dialogue, memory, turn, at, addressees) ??
      fromExchange(dialogue, memory, at, addressees);
    memory.found.push(attribution);
    const last = turn.quotations.at(-1);
    if (last !== undefined) rememberRefs(dialogue, memory, tokensIn(dialogue.parsed, last).to);
    if (attribution.character !== null) remember(memory, attribution.character);
  });
  return memory.found;
}

/** A person's word outweighs whatever the text says. */
export function byWord({ confirmed }: Dialogue, at: number): Attribution | null {
  const character = confirmed.get(at);
  return character === undefined ? null : { character, how: 'confirmed', confidence: 1 };
}

function remember(memory: Memory, character: number): void {
  memory.recent.push(character);
  if (memory.recent.length > MEMORY) memory.recent.shift();
}

/** Takes in the people whom narration names before the token at `until`. */
function rememberRefs(dialogue: Dialogue, memory: Memory, until: number): void {
  for (; memory.nextRef < dialogue.refs.length; memory.nextRef++) {
    const ref = dialogue.refs[memory.nextRef];
    if (ref === undefined || ref.from >= until) return;
    if (dialogue.spoken[ref.from]) continue;
    if (ref.character !== null) remember(memory, ref.character);
    else if (ref.kind === 'first' && !ref.possessive) remember(memory, dialogue.narrator);
  }
}

function addresseeOf(dialogue: Dialogue, turn: Turn): number | null {
  for (const quotation of turn.quotations) {
    const { from, to } = tokensIn(dialogue.parsed, quotation);
    let i = firstWhere(dialogue.refs, (ref) => ref.from >= from);
    for (; (dialogue.refs[i]?.from ?? to) < to; i++) {
      const ref = dialogue.refs[i];
      if (ref?.kind === 'name' && isAddress(dialogue.parsed, ref)) return ref.character;
    }
  }
  return null;
}

function fromEvidence(
  dialogue: Dialogue,
  memory: Memory,
  turn: Turn,
  at: number,
  addressees: (number | null)[],
): Attribution | null {
  const ref = turn.evidence?.ref;
  if (ref == null) return null;
  if (ref.kind === 'unknown') return { character: null, how: 'none' };
  if (ref.kind === 'first') return { character: dialogue.narrator, how: 'narrator' };
  if (ref.character !== null) return { character: ref.character, how: 'tag' };
  const companion = companionOf(dialogue, ref);
  if (companion !== null) return { character: companion, how: 'tag' };
  const named = namedBefore(dialogue, turn, ref);
  if (named !== null) return { character: named, how: 'tag' };
  const character = pointedAt(dialogue, memory, at, ref.gender, addressees[at] ?? null);
  return character === null ? null : { character, how: 'tag' };
}

/** "My companion" of a first-person teller is whom the story names most. */
function companionOf(dialogue: Dialogue, ref: Ref): number | null {
  const [my, noun] = [dialogue.parsed.tokens[ref.from], dialogue.parsed.tokens[ref.to - 1]];
  if (!dialogue.firstPerson || my?.lower !== 'my') return null;
  if (noun?.lower !== 'companion' && noun?.lower !== 'friend') return null;
  const most = dialogue.genders.findIndex((_, c) => c !== dialogue.narrator);
  return most === -1 ? null : most;
}

/** "Holmes rose, and he said": the name in the same paragraph, before the pronoun. */
function namedBefore(dialogue: Dialogue, turn: Turn, pronoun: Ref): number | null {
  for (
    let i = firstWhere(dialogue.refs, (ref) => ref.from >= turn.tokenFrom);
    i < dialogue.refs.length;
    i++
  ) {
    const ref = dialogue.refs[i];
    if (ref === undefined || ref.from >= pronoun.from) return null;
    if (ref.character === null || dialogue.spoken[ref.from] || ref.possessive) continue;
    if (fits(dialogue, ref.character, pronoun.gender)) return ref.character;
  }
  return null;
}

function fits(dialogue: Dialogue, character: number, gender: Gender): boolean {
  const own = dialogue.genders[character] ?? null;
  return gender === null || own === null || own === gender;
}

/** The person whom a pronoun means: the other one of the exchange, else the one named last. */
function pointedAt(
  dialogue: Dialogue,
  memory: Memory,
  at: number,
  gender: Gender,
  addressee: number | null,
): number | null {
  const previous = speakerBefore(dialogue, memory, at, 1);
  const beforeThat = speakerBefore(dialogue, memory, at, 2);
  const adjacent = dialogue.turns[at]?.gap === 0 ? previous : null;
  const allowed = (c: number) =>
    c !== adjacent && c !== addressee && c !== dialogue.narrator && fits(dialogue, c, gender);
  if (beforeThat !== null && dialogue.turns[at]?.gap === 0 && allowed(beforeThat))
    return beforeThat;
  const newest = memory.recent.findLast(allowed);
  if (newest !== undefined) return newest;
  return previous !== null && previous !== dialogue.narrator && fits(dialogue, previous, gender)
    ? previous
    : null;
}

/** Who spoke `back` turns ago, if that is still the same exchange. */
function speakerBefore(
  dialogue: Dialogue,
  memory: Memory,
  at: number,
  back: number,
): number | null {
  for (let i = at; i > at - back; i--) {
    const turn = dialogue.turns[i];
    if (turn === undefined || turn.gap >= EXCHANGE_GAP || turn.gapWords > EXCHANGE_WORDS)
      return null;
  }
  return memory.found[at - back]?.character ?? null;
}

function fromExchange(
  dialogue: Dialogue,
  memory: Memory,
  at: number,
  addressees: (number | null)[],
): Attribution {
  const previous = speakerBefore(dialogue, memory, at, 1);
  const beforeThat = speakerBefore(dialogue, memory, at, 2);
  const addressee = addressees[at] ?? null;
  if (beforeThat !== null && beforeThat !== previous && beforeThat !== addressee) {
    return { character: beforeThat, how: 'alternation' };
  }
  const called = at > 0 ? (addressees[at - 1] ?? null) : null;
  if (called !== null && called !== previous && called !== addressee && previous !== null) {
    return { character: called, how: 'vocative' };
  }
  const later = explicitAt(dialogue, at + 2);
  if (
    later !== null &&
    later !== previous &&
    later !== addressee &&
    dialogue.turns[at + 1]?.gap === 0
  ) {
    return { character: later, how: 'alternation' };
  }
  const next = explicitAt(dialogue, at + 1);
  const other = memory.recent.findLast((c) => c !== previous && c !== addressee && c !== next);
  if (other !== undefined)
    return { character: other, how: addressee === null ? 'alternation' : 'vocative' };
  return { character: null, how: 'none' };
}

/** The speaker whom the tag of a later turn names outright. */
function explicitAt(dialogue: Dialogue, at: number): number | null {
  const ref = dialogue.turns[at]?.evidence?.ref;
  if (ref == null) return null;
  return ref.kind === 'first' ? dialogue.narrator : ref.character;
}
