import type { FoundCharacter, KnownCharacter } from '../names/characters.ts';
import { findCharacters } from '../names/find-characters.ts';
import type { ParsedProse } from '../quotations/parse-prose.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { type ConfirmedSpeaker, withConfirmed } from './confirmed.ts';
import { rankTurns } from './ranker/rank-turns.ts';
import { opensConversation } from './ranker/stage.ts';
import { readDialogue } from './read-dialogue.ts';
import type { SpeakerEvidence } from './speech.ts';

/** A quotation with its speaker and its place in the talk. */
export interface TurnQuote extends TextSpan {
  speaker: FoundCharacter | null;
  how: SpeakerEvidence;
  confidence: number;
  /** Of the text: turns, and conversations, are numbered from 0. */
  turn: number;
  conversation: number;
}

/** Every quotation of a text, in order, with who says it; what a person confirmed is as it was said. */
export function readTurns(
  parsed: ParsedProse,
  known: KnownCharacter[],
  confirmed: readonly ConfirmedSpeaker[],
): TurnQuote[] {
  const characters = withConfirmed(findCharacters(parsed, known), confirmed);
  const { dialogue, cast } = readDialogue(parsed, characters, confirmed);
  const answers = rankTurns(dialogue);
  let conversation = 0;
  return dialogue.turns.flatMap((turn, at) => {
    if (opensConversation(turn)) conversation++;
    const { character = null, how = 'none', confidence = 0 } = answers[at] ?? {};
    const speaker = character === null ? null : (cast[character] ?? null);
    return turn.quotations.map(({ start, end }) => ({
      start,
      end,
      speaker,
      how,
      confidence,
      turn: at,
      conversation,
    }));
  });
}
