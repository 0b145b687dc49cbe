import { sql, type Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { findChapter } from '../book/find-chapter.ts';
import { AppError, type Book, type Character, type Script } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from './find-script.ts';
import { addAliases, addCharacters } from '../cast/add-character.ts';
import { confirmCharacter } from '../cast/confirm-character.ts';
import { findCharacter } from '../cast/find-character.ts';
import { isCommonNoun } from '../cast/match/common-nouns.ts';
import { nameInChapter } from '../cast/name-in-chapter.ts';

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

export interface LinkOptions {
  /** Adds the character to the book first, where that has none by the name. */
  create: boolean;
  /** A cue by which the script calls the character; a common noun holds in this chapter alone. */
  alias?: string | undefined;
}

/** Puts a character into a script's cast, where it stays whatever the cues say. */
export function linkCharacter(road: Road, input: LinkInput & LinkOptions): Promise<Linked> {
  return road.commit((trx) => link(trx, input));
}

async function link(trx: Transaction<Tables>, input: LinkInput & LinkOptions): Promise<Linked> {
  const script = await findScript(trx, input.script);
  const book = await bookOf(trx, script);
  const character = await findCharacter(trx, book, input.character, {
    chapter: script.chapter,
    orNew: input.create,
  }).catch(async (error) => {
    if (!input.create || !(error instanceof AppError) || error.code !== 'not_found') throw error;
    const [id = ''] = await addCharacters(trx, book, [{ name: input.character, aliases: [] }]);
    return { id, name: input.character };
  });
  await confirmCharacter(trx, character.id);
  await callSo(trx, { script, book, character, cue: input.alias ?? character.name });
  return chosen(trx, script, character, true);
}

/** A common noun is a name of the character in this chapter, anything else in the whole book. */
async function callSo(
  trx: Transaction<Tables>,
  {
    script,
    book,
    character,
    cue,
  }: { script: Script; book: Book; character: Pick<Character, 'id' | 'name'>; cue: string },
): Promise<void> {
  const alias = { characterId: character.id, alias: cue };
  if (isCommonNoun(cue) && script.chapter !== null) {
    const chapter = await findChapter(trx, book, script.chapter);
    await nameInChapter(trx, chapter.id, [alias], { over: true });
  } else if (cue !== character.name) {
    await addAliases(trx, [alias]);
  }
}

/** Takes a character out of a script's cast, whatever the cues say; the character stays in the book. */
export function unlinkCharacter(road: Road, input: LinkInput): Promise<Linked> {
  return road.commit((trx) => unlink(trx, input));
}

async function unlink(trx: Transaction<Tables>, input: LinkInput): Promise<Linked> {
  const script = await findScript(trx, input.script);
  const book = await bookOf(trx, script);
  const character = await findCharacter(trx, book, input.character, { chapter: script.chapter });
  if (!script.character_ids.includes(character.id)) {
    throw new AppError('not_found', `${character.name} is not in the cast of ${script.handle}`, {
      hint: `Its cast: goldenrod cast list --script ${script.handle}`,
      details: { script: script.handle, character: character.name },
    });
  }
  return chosen(trx, script, character, false);
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

async function chosen(
  trx: Transaction<Tables>,
  script: Script,
  { id, name }: Pick<Character, 'id' | 'name'>,
  isIn: boolean,
): Promise<Linked> {
  await sql`select goldenrod.choose_cast(${script.id}, ${id}, ${isIn})`.execute(trx);
  return { script: await findScript(trx, script.id), character: { id, name } };
}
