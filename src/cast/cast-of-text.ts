import { parseFountain } from '../screenplay/fountain/parse.ts';
import { findCasting } from './match/casting.ts';
import type { NamedCharacter } from './match/match-cue.ts';

/** The ids of the characters that the cues of a screenplay name, in order of first speech. */
export function castOfText(text: string, characters: readonly NamedCharacter[]): string[] {
  return findCasting(parseFountain(text), characters).roles.map(({ characterId }) => characterId);
}
