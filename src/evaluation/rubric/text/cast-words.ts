import { nameForm } from '../../../cast/match/cue-names.ts';
import type { NamedCharacter } from '../../../cast/match/match-cue.ts';

/** Every word of the names and aliases of a cast, folded. */
export function castWords(characters: readonly NamedCharacter[]): Set<string> {
  return new Set(
    characters.flatMap(({ name, aliases }) =>
      [name, ...aliases].flatMap((form) => nameForm(form).full.split(' ')),
    ),
  );
}
