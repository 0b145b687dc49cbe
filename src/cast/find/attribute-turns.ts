import { isAddress } from './find-narrator.ts';
import type { Ref } from './find-refs.ts';
import { type Turn, tokensIn } from './find-turns.ts';
import type { Reading } from './read-prose.ts';
import type { Gender } from './titles.ts';
import type { SpeakerEvidence } from './types.ts';

/** Who speaks a turn (an index into the cast) and how that was found. */
export interface Attribution {
  character: number | null;
  how: SpeakerEvidence;
}

export interface Scene {
  reading: Reading;
  refs: Ref[];
  spoken: boolean[];
  genders: Gender[];
  turns: Turn[];
  /** Index of who says "I". */
  narrator: number;
}

/** Paragraphs of narration after which an exchange is over. */
const EXCHANGE_GAP = 2;
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
export function attributeTurns(scene: Scene): Attribution[] {
  const memory: Memory = { found: [], recent: [], nextRef: 0 };
  const addressees = scene.turns.map((turn) => addresseeOf(scene, turn));
  scene.turns.forEach((turn, at) => {
    rememberRefs(scene, memory, turn.tokenFrom);
    const attribution =
      fromEvidence(scene, memory, turn, at, addressees) ??
      fromExchange(scene, memory, at, addressees);
    memory.found.push(attribution);
    const last = turn.quotations.at(-1);
    if (last !== undefined) rememberRefs(scene, memory, tokensIn(scene.reading, last).to);
    if (attribution.character !== null) remember(memory, attribution.character);
  });
  return memory.found;
}

function remember(memory: Memory, character: number): void {
  memory.recent.push(character);
  if (memory.recent.length > MEMORY) memory.recent.shift();
}

/** Takes in the people whom narration names before the token at `until`. */
function rememberRefs(scene: Scene, memory: Memory, until: number): void {
  for (; memory.nextRef < scene.refs.length; memory.nextRef++) {
    const ref = scene.refs[memory.nextRef];
    if (ref === undefined || ref.from >= until) return;
    if (ref.character !== null && !scene.spoken[ref.from]) remember(memory, ref.character);
  }
}

function addresseeOf(scene: Scene, turn: Turn): number | null {
  for (const quotation of turn.quotations) {
    const { from, to } = tokensIn(scene.reading, quotation);
    let i = firstRefAt(scene.refs, from);
    for (; (scene.refs[i]?.from ?? to) < to; i++) {
      const ref = scene.refs[i];
      if (ref?.kind === 'name' && isAddress(scene.reading, ref)) return ref.character;
    }
  }
  return null;
}

function firstRefAt(refs: Ref[], token: number): number {
  let low = 0;
  let high = refs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((refs[middle]?.from ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fromEvidence(
  scene: Scene,
  memory: Memory,
  turn: Turn,
  at: number,
  addressees: (number | null)[],
): Attribution | null {
  const ref = turn.evidence?.ref;
  if (ref === undefined) return null;
  if (ref.kind === 'first') return { character: scene.narrator, how: 'narrator' };
  if (ref.character !== null) return { character: ref.character, how: 'tag' };
  const named = namedBefore(scene, turn, ref);
  if (named !== null) return { character: named, how: 'tag' };
  const character = pointedAt(scene, memory, at, ref.gender, addressees[at] ?? null);
  return character === null ? null : { character, how: 'tag' };
}

/** "Holmes rose, and he said": the name in the same paragraph, before the pronoun. */
function namedBefore(scene: Scene, turn: Turn, pronoun: Ref): number | null {
  for (let i = firstRefAt(scene.refs, turn.tokenFrom); i < scene.refs.length; i++) {
    const ref = scene.refs[i];
    if (ref === undefined || ref.from >= pronoun.from) return null;
    if (ref.character === null || scene.spoken[ref.from] || ref.possessive) continue;
    if (fits(scene, ref.character, pronoun.gender)) return ref.character;
  }
  return null;
}

function fits(scene: Scene, character: number, gender: Gender): boolean {
  const own = scene.genders[character] ?? null;
  return gender === null || own === null || own === gender;
}

/** The person whom a pronoun means: the other one of the exchange, else the one named last. */
function pointedAt(
  scene: Scene,
  memory: Memory,
  at: number,
  gender: Gender,
  addressee: number | null,
): number | null {
  const previous = speakerBefore(scene, memory, at, 1);
  const beforeThat = speakerBefore(scene, memory, at, 2);
  const adjacent = scene.turns[at]?.gap === 0 ? previous : null;
  const allowed = (c: number) =>
    c !== adjacent && c !== addressee && c !== scene.narrator && fits(scene, c, gender);
  if (beforeThat !== null && scene.turns[at]?.gap === 0 && allowed(beforeThat)) return beforeThat;
  const newest = memory.recent.findLast(allowed);
  if (newest !== undefined) return newest;
  return previous !== null && previous !== scene.narrator && fits(scene, previous, gender)
    ? previous
    : null;
}

/** Who spoke `back` turns ago, if that is still the same exchange. */
function speakerBefore(scene: Scene, memory: Memory, at: number, back: number): number | null {
  for (let i = at; i > at - back; i--) {
    if ((scene.turns[i]?.gap ?? EXCHANGE_GAP) >= EXCHANGE_GAP) return null;
  }
  return memory.found[at - back]?.character ?? null;
}

function fromExchange(
  scene: Scene,
  memory: Memory,
  at: number,
  addressees: (number | null)[],
): Attribution {
  const previous = speakerBefore(scene, memory, at, 1);
  const beforeThat = speakerBefore(scene, memory, at, 2);
  const addressee = addressees[at] ?? null;
  if (beforeThat !== null && beforeThat !== previous && beforeThat !== addressee) {
    return { character: beforeThat, how: 'alternation' };
  }
  const called = at > 0 ? (addressees[at - 1] ?? null) : null;
  if (called !== null && called !== previous && called !== addressee && previous !== null) {
    return { character: called, how: 'vocative' };
  }
  const later = explicitAt(scene, at + 2);
  if (
    later !== null &&
    later !== previous &&
    later !== addressee &&
    scene.turns[at + 1]?.gap === 0
  ) {
    return { character: later, how: 'alternation' };
  }
  const next = explicitAt(scene, at + 1);
  const other = memory.recent.findLast((c) => c !== previous && c !== addressee && c !== next);
  if (other !== undefined)
    return { character: other, how: addressee === null ? 'alternation' : 'vocative' };
  return { character: null, how: 'none' };
}

/** The speaker whom the tag of a later turn names outright. */
function explicitAt(scene: Scene, at: number): number | null {
  const ref = scene.turns[at]?.evidence?.ref;
  if (ref === undefined) return null;
  return ref.kind === 'first' ? scene.narrator : ref.character;
}
