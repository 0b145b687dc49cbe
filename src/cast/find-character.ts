import type { Transaction } from 'kysely';
import { AppError, type Book, type Character } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { listCharacters } from './list-characters.ts';
import { createCueMatcher } from './match/match-cue.ts';

/**
 * The character of a book that a person means, by id, name, alias or an unmistakable part of it.
 *
 * @throws AppError `not_found`, `ambiguous`
 */
export async function findCharacter(
  trx: Transaction<Tables>,
  book: Book,
  wanted: string,
): Promise<Character> {
  const characters = await listCharacters(trx, book);
  const { match, candidates } = createCueMatcher(characters)(wanted);
  const found = characters.find((each) => each.id === wanted.toLowerCase() || each.id === match);
  if (found) return found;
  const names = characters.filter((each) => candidates.includes(each.id)).map((each) => each.name);
  if (names.length > 0) {
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
