import type { Character } from '../../contract/index.ts';
import type { KnownCharacter } from '../../prose/names/characters.ts';
import { namesOf } from './name-key.ts';
import type { FoundRow } from './select-found.ts';

/** Whether a person's word holds its names together where the book is read again. */
export function isSettled({ decision, merged_into, names_settled }: FoundRow): boolean {
  return merged_into === null && (decision !== null || names_settled);
}

/** Whether anything of it is kept where the book is read again. */
export function isKept(row: FoundRow): boolean {
  return row.decision !== null || isSettled(row);
}

/** Whom a reading of the whole book starts from: what people settled, and the characters of the book. */
export function knownToReading(
  rows: readonly FoundRow[],
  characters: readonly Character[],
): KnownCharacter[] {
  const settled = rows.filter(isSettled);
  const taken = new Set(settled.map(({ character_id }) => character_id));
  const others = characters.filter(({ id }) => !taken.has(id));
  return [
    ...settled.map((row) => knownOf(row, characters)),
    ...others.map(({ id, name, aliases }) => ({ id, name, aliases })),
  ].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** A found one by its own id, with all that it and its character are called. */
export function knownOf(row: FoundRow, characters: readonly Character[]): KnownCharacter {
  const character = characters.find(({ id }) => id === row.character_id);
  const names = new Set([...namesOf(row), ...(character === undefined ? [] : namesOf(character))]);
  names.delete(row.name);
  return {
    id: row.id,
    name: row.name,
    aliases: [...names],
    ...(row.gender === null ? {} : { gender: row.gender }),
    heard: true,
  };
}
