import type { KnownCharacter } from '../../prose/names/characters.ts';
import type { NamedCharacter } from '../match/match-cue.ts';
import { nameKey, namesOf } from './name-key.ts';
import type { FoundPerson } from './select-found.ts';

/**
 * Whom a reading of a chapter is to know: the characters of the book, and beside them whoever the reading
 * of the whole book found and nobody dismissed. A role is known in the chapter that describes it alone.
 */
export function withFound(
  characters: readonly NamedCharacter[],
  found: readonly FoundPerson[],
): KnownCharacter[] {
  const known: KnownCharacter[] = characters.map(({ id, name, aliases, chapterAliases = [] }) => ({
    id,
    name,
    aliases: [...aliases, ...chapterAliases],
  }));
  const owners = new Map<string, KnownCharacter>();
  for (const each of known) own(owners, each, namesOf(each));
  let told = false;
  for (const row of found) {
    const owner = known.find(({ id }) => id === row.character_id) ?? owners.get(nameKey(row.name));
    if (owner === undefined && row.is_role) continue;
    const each = owner ?? { id: row.id, name: row.name, aliases: [], heard: true };
    if (owner === undefined) known.push(each);
    const names = namesOf(row).filter((name) => !owners.has(nameKey(name)));
    each.aliases = [...each.aliases, ...names.filter((name) => name !== each.name)];
    own(owners, each, names);
    if (row.gender !== null) each.gender ??= row.gender;
    if (row.narrator && !told) each.narrator = told = true;
  }
  return known;
}

/** Who has a name first keeps it. */
function own(
  owners: Map<string, KnownCharacter>,
  each: KnownCharacter,
  names: readonly string[],
): void {
  for (const name of names) {
    if (!owners.has(nameKey(name))) owners.set(nameKey(name), each);
  }
}
