import { sql, type Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { AppError, type Book, type Character, type Script } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from '../script/find-script.ts';
import { addAlias } from './add-alias.ts';
import { addCharacter } from './add-character.ts';
import { findCharacter } from './find-character.ts';

export interface LinkInput {
  /** Id or handle of the script. */
  script: string;
  /** Id, name or alias of the character. */
  character: string;
}

export interface Linked {
  script: Script;
  character: Pick<Character, 'id' | 'name'>;
}

async function bookOf(trx: Transaction<Tables>, script: Script): Promise<Book> {
  if (script.book === null) {
    throw new AppError(
      'invalid',
      `script ${script.id} belongs to no chapter, so to no book's cast`,
    );
  }
  return findBook(trx, script.book);
}

export interface LinkOptions {
  /** Adds the character to the book first, where that has none by the name. */
  create: boolean;
  /** Becomes another name of the character, as a cue that means it. */
  alias?: string | undefined;
}

/** Adds a character to a script's cast. */
export async function linkCharacter(
  trx: Transaction<Tables>,
  input: LinkInput & LinkOptions,
): Promise<Linked> {
  const script = await findScript(trx, input.script);
  const book = await bookOf(trx, script);
  const character = await findCharacter(trx, book, input.character).catch(async (error) => {
    if (!input.create || !(error instanceof AppError) || error.code !== 'not_found') throw error;
    const id = await addCharacter(trx, { book, name: input.character, aliases: [] });
    return { id, name: input.character };
  });
  if (input.alias !== undefined) await addAlias(trx, character.id, input.alias);
  await trx
    .updateTable('scripts')
    .set({ character_ids: sql<string[]>`character_ids || ${character.id}::uuid` })
    .where('id', '=', script.id)
    .execute();
  return {
    script: await findScript(trx, script.id),
    character: { id: character.id, name: character.name },
  };
}

/** Takes a character out of a script's cast; the character stays in the book. */
export async function unlinkCharacter(trx: Transaction<Tables>, input: LinkInput): Promise<Linked> {
  const script = await findScript(trx, input.script);
  const character = await findCharacter(trx, await bookOf(trx, script), input.character);
  if (!script.character_ids.includes(character.id)) {
    throw new AppError('not_found', `${character.name} is not in the cast of ${script.handle}`, {
      hint: `Its cast: goldenrod cast list --script ${script.handle}`,
      details: { script: script.handle, character: character.name },
    });
  }
  await trx
    .updateTable('scripts')
    .set({ character_ids: sql<string[]>`array_remove(character_ids, ${character.id}::uuid)` })
    .where('id', '=', script.id)
    .execute();
  return {
    script: await findScript(trx, script.id),
    character: { id: character.id, name: character.name },
  };
}
