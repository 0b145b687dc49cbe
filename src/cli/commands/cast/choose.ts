import type { Book, Character } from '../../../contract/index.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';

export interface Chosen {
  book: Book;
  /** In the order asked for. */
  characters: Character[];
}

/** The characters of a book that a command names: by id, name, alias or an unmistakable part of it. */
export async function chooseCharacters(
  verbs: BoundVerbs,
  wanted: { book: string; names: string[] },
): Promise<Chosen> {
  const { chooseCharacter } = await import('../../../cast/find-character.ts');
  const { book, items } = await verbs.listCharacters({ book: wanted.book });
  return { book, characters: wanted.names.map((name) => chooseCharacter(book, items, name)) };
}
