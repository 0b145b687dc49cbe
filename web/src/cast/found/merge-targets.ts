import type { FoundCharacter } from '../../../../src/contract/index.ts';
import type { Person } from '../character-list.tsx';
import { allNames } from '../other-names.ts';
import { groupOf } from './found-groups.ts';

/** Words that two people have in common without being one. */
const TITLES = new Set('the a of mr mrs ms miss dr sir lady lord madame monsieur'.split(' '));

/** Whom a found one can be said to be, by headings: who has a word of its names comes first. */
export function mergeTargets(
  one: FoundCharacter,
  items: readonly FoundCharacter[],
  cast: readonly Person[],
): Record<string, Person[]> {
  const characters = cast.filter(({ id }) => id !== one.character?.id);
  // Who is in the cast stands there as a character.
  const found = items
    .filter((each) => each.id !== one.id && groupOf(each) === 'open')
    .map(asPerson);
  const words = new Set(wordsOf(asPerson(one)));
  const isLikely = (person: Person) => wordsOf(person).some((word) => words.has(word));
  return {
    'Most likely': [...characters, ...found].filter(isLikely),
    'In the cast': characters.filter((person) => !isLikely(person)),
    'Found in the book': found.filter((person) => !isLikely(person)),
  };
}

function asPerson({ id, name, aliases, speeches }: FoundCharacter): Person {
  return { id, name, aliases, chapter_aliases: [], lines: speeches };
}

function wordsOf(person: Person): string[] {
  return allNames(person)
    .flatMap((name) => name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .filter((word) => !TITLES.has(word));
}
