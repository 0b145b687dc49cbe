import type { CharacterItem } from '../../../src/contract/index.ts';
import { describeChapters } from './describe-chapters.ts';

type Named = Pick<CharacterItem, 'aliases' | 'chapter_aliases'>;

/** What else a character is called: `Jabez`, `client in chapters 2, 10`. */
export function otherNames({ aliases, chapter_aliases }: Named): string[] {
  const inChapters = new Map<string, { number: number }[]>();
  for (const { chapter, alias } of chapter_aliases) {
    inChapters.set(alias, [...(inChapters.get(alias) ?? []), { number: chapter }]);
  }
  return [
    ...aliases,
    ...[...inChapters].map(([alias, chapters]) => `${alias} in ${describeChapters(chapters)}`),
  ];
}

/** Every name that a character is found by. */
export function allNames({ name, aliases, chapter_aliases }: Named & { name: string }): string[] {
  return [name, ...aliases, ...chapter_aliases.map(({ alias }) => alias)];
}
