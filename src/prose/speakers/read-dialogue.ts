import type { FoundCharacter } from '../names/characters.ts';
import type { ParsedProse } from '../quotations/parse-prose.ts';
import type { Dialogue } from './attribute-turns.ts';
import {
  type ConfirmedSpeaker,
  confirmedNarrator,
  confirmTurns,
  tagConfirmed,
} from './confirmed.ts';
import {
  findNarrator,
  isFirstPerson,
  knownNarrator,
  NARRATOR_NAME,
  spokenTokens,
} from './find-narrator.ts';
import { findRefs } from './find-refs.ts';
import { findTurns } from './find-turns.ts';
import { guessGenders } from './guess-genders.ts';

/**
 * Reads who is meant where, and which turns there are; `cast` is the characters and the narrator.
 *
 * @param confirmed who says what by a person's word: characters that are among `characters`
 */
export function readDialogue(
  parsed: ParsedProse,
  characters: FoundCharacter[],
  confirmed: readonly ConfirmedSpeaker[] = [],
): { dialogue: Dialogue; cast: FoundCharacter[] } {
  const refs = findRefs(parsed, characters);
  const spoken = spokenTokens(parsed);
  const teller = knownNarrator(characters, refs, spoken);
  const firstPerson = isFirstPerson(parsed, spoken, teller !== null);
  const { turns, speakers } = confirmTurns(findTurns(parsed, refs), characters, confirmed);
  const named = firstPerson
    ? (confirmedNarrator(turns, speakers) ??
      teller ??
      findNarrator(parsed, spoken, refs, characters, turns))
    : null;
  const cast = named === null ? [...characters, narratorFor(characters)] : characters;
  const dialogue: Dialogue = {
    parsed,
    refs,
    spoken,
    genders: guessGenders(cast, refs),
    turns: tagConfirmed(turns, speakers),
    confirmed: speakers,
    firstPerson,
    narrator: named ?? cast.length - 1,
    roles: cast.map(isRole),
    given: cast.map(isGiven),
    castGiven: cast.some(isGiven),
  };
  return { dialogue, cast };
}

/** "the landlady": found by what narration calls it, never by a name. */
export function isRole({ aliases }: FoundCharacter): boolean {
  return aliases.length > 0 && aliases.every((alias) => /^the \p{Ll}/u.test(alias));
}

/** Whom a reading of the whole book found is found, not given. */
function isGiven({ known }: FoundCharacter): boolean {
  return known !== null && known.heard !== true;
}

function narratorFor(characters: FoundCharacter[]): FoundCharacter {
  const known = characters.find((c) => c.name.toLowerCase() === NARRATOR_NAME.toLowerCase());
  return known ?? { name: NARRATOR_NAME, aliases: [], mentions: 0, known: null };
}
