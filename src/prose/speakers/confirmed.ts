import type { FoundCharacter, KnownCharacter } from '../names/characters.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { firstWhere } from '../words/first-where.ts';
import type { Tag } from './find-tags.ts';
import type { Turn } from './find-turns.ts';

/** Who says a quotation by a person's word; null: nobody of the book. */
export interface ConfirmedSpeaker extends TextSpan {
  character: KnownCharacter | null;
}

/** Those found in the prose, and whoever speaks in it by a person's word without being named. */
export function withConfirmed(
  found: FoundCharacter[],
  confirmed: readonly ConfirmedSpeaker[],
): FoundCharacter[] {
  const ids = new Set(found.map(({ known }) => known?.id));
  const others = new Map(
    confirmed.flatMap(({ character }) =>
      character === null || ids.has(character.id) ? [] : [[character.id, character] as const],
    ),
  );
  if (others.size === 0) return found;
  const unnamed = [...others.values()].map((known) => ({
    name: known.name,
    aliases: known.aliases,
    mentions: 0,
    known,
  }));
  return [...found, ...unnamed];
}

/** Which turns have a speaker by a person's word: an index into the cast; null: nobody. */
export type ConfirmedTurns = ReadonlyMap<number, number | null>;

/** The turns, parted where a person gave one two speakers, with who speaks which of them. */
export function confirmTurns(
  turns: readonly Turn[],
  cast: readonly FoundCharacter[],
  confirmed: readonly ConfirmedSpeaker[],
): { turns: Turn[]; speakers: ConfirmedTurns } {
  const speakerOf = speakersByPlace(cast, confirmed);
  const parted: Turn[] = [];
  const speakers = new Map<number, number | null>();
  for (const turn of turns) {
    for (const part of partTurn(turn, speakerOf)) {
      if (part.speaker !== undefined) speakers.set(parted.length, part.speaker);
      parted.push(part.turn);
    }
  }
  return { turns: parted, speakers };
}

/** Whoever said it where the narration says "I said": he tells the story. Null: nobody was asked. */
export function confirmedNarrator(turns: readonly Turn[], speakers: ConfirmedTurns): number | null {
  for (const [at, speaker] of speakers) {
    const evidence = turns[at]?.evidence;
    if (speaker !== null && evidence?.reporting === true && evidence.ref?.kind === 'first') {
      return speaker;
    }
  }
  return null;
}

/** As if the narration named the speakers, so that whatever looks at tags looks at a person's word. */
export function tagConfirmed(turns: readonly Turn[], speakers: ConfirmedTurns): Turn[] {
  return turns.map((turn, at) => {
    const character = speakers.get(at);
    if (character === undefined) return turn;
    const from = turn.evidence?.ref?.from ?? turn.tokenFrom;
    const evidence: Tag = {
      ref: {
        from,
        to: turn.evidence?.ref?.to ?? from,
        kind: character === null ? 'unknown' : 'name',
        character,
        gender: null,
        possessive: false,
      },
      reporting: true,
      span: turn.evidence?.span ?? { start: 0, end: 0 },
      delivery: turn.evidence?.delivery ?? null,
    };
    return { ...turn, evidence };
  });
}

type SpeakerOf = (quotation: TextSpan) => number | null | undefined;

/** By place: a quotation is the confirmed one that it shares words with. */
function speakersByPlace(
  cast: readonly FoundCharacter[],
  confirmed: readonly ConfirmedSpeaker[],
): SpeakerOf {
  const indexes = new Map(cast.map(({ known }, i) => [known?.id, i] as const));
  const said = [...confirmed].sort((a, b) => a.start - b.start);
  return ({ start, end }) => {
    const found = said[firstWhere(said, (each) => each.end > start)];
    if (found === undefined || found.start >= end) return undefined;
    return found.character === null ? null : indexes.get(found.character.id);
  };
}

function partTurn(
  turn: Turn,
  speakerOf: SpeakerOf,
): { turn: Turn; speaker: number | null | undefined }[] {
  const parts: { turn: Turn; speaker: number | null | undefined }[] = [];
  for (const quotation of turn.quotations) {
    const speaker = speakerOf(quotation);
    const last = parts.at(-1);
    if (last === undefined) {
      parts.push({ turn: { ...turn, quotations: [quotation] }, speaker });
    } else if (speaker === undefined || last.speaker === undefined || speaker === last.speaker) {
      last.turn.quotations.push(quotation);
      if (last.speaker === undefined) last.speaker = speaker;
    } else {
      const rest = {
        ...turn,
        quotations: [quotation],
        tags: [],
        evidence: null,
        gap: 0,
        gapWords: 0,
      };
      parts.push({ turn: rest, speaker });
    }
  }
  if (parts.length > 1) shareTags(turn, parts);
  return parts;
}

/** Each part keeps the tags from its first quotation up to the next part's. */
function shareTags(whole: Turn, parts: readonly { turn: Turn }[]): void {
  parts.forEach(({ turn }, i) => {
    const from = i === 0 ? 0 : (turn.quotations[0]?.start ?? 0);
    const to = parts[i + 1]?.turn.quotations[0]?.start ?? Number.POSITIVE_INFINITY;
    turn.tags = whole.tags.filter(({ span }) => span.start >= from && span.start < to);
  });
}
