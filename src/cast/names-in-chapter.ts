import type { Character } from '../contract/index.ts';
import type { NamedCharacter } from './match/match-cue.ts';

/** What the characters of a book are called in one of its chapters; null: in no chapter. */
export function namesInChapter(
  characters: readonly Pick<Character, 'id' | 'name' | 'aliases' | 'chapter_aliases'>[],
  chapter: number | null,
): NamedCharacter[] {
  return characters.map(({ id, name, aliases, chapter_aliases }) => ({
    id,
    name,
    aliases,
    chapterAliases: chapter_aliases
      .filter((each) => each.chapter === chapter)
      .map(({ alias }) => alias),
  }));
}
