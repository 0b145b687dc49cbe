import type { Transaction } from 'kysely';
import { AppError, type Book, type Character } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { listCharactersOf } from './list-characters.ts';
import { nameForm } from './match/cue-names.ts';
import { createNameMatcher } from './match/match-cue.ts';
import { namesInChapter } from './names-in-chapter.ts';

export interface FindCharacterOptions {
  /** The chapter that is spoken of, whose own names for people count too; null: none. */
  chapter?: number | null;
  /**
   * True where the name makes a new character if nobody has it: then a title tells people apart, and
   * "Mrs. Turner" is not John Turner.
   */
  orNew?: boolean;
}

/**
 * The character of a book that a person means, by id, name, alias or an unmistakable part of it.
 *
 * @throws AppError `not_found`, `ambiguous`
 */
export async function findCharacter(
  trx: Transaction<Tables>,
  book: Book,
  wanted: string,
  options: FindCharacterOptions = {},
): Promise<Character> {
  return chooseCharacter(book, await listCharactersOf(trx, book), wanted, options);
}

/** The same among characters that are at hand. Pure. */
export function chooseCharacter(
  book: Book,
  characters: readonly Character[],
  wanted: string,
  { chapter = null, orNew = false }: FindCharacterOptions = {},
): Character {
  const byId = characters.find((each) => each.id === wanted.toLowerCase());
  if (byId) return byId;
  const { match, how, candidates } = createNameMatcher(namesInChapter(characters, chapter))(wanted);
  const told = orNew && nameForm(wanted).title !== null && how !== 'name' && how !== 'alias';
  const found = told ? undefined : characters.find((each) => each.id === match);
  if (found) return found;
  const names = characters.filter((each) => candidates.includes(each.id)).map((each) => each.name);
  if (names.length > 0 && !told) {
    throw new AppError('ambiguous', `"${wanted}" could be ${names.join(' or ')}`, {
      hint: 'Give the whole name, or the id: goldenrod cast list shows both.',
      details: { character: wanted, candidates: names },
    });
  }
  throw new AppError('not_found', `"${book.title}" has no character "${wanted}"`, {
    hint: `List them: goldenrod cast list --book ${book.handle}. Add a new one with --create.`,
    details: { character: wanted },
  });
}
