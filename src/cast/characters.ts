import { sql, type Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { findChapter } from '../book/find-chapter.ts';
import {
  AppError,
  type Book,
  type Character,
  type CharacterChange,
  type CueChange,
  type Page,
} from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { addAliases, addCharacters } from './add-character.ts';
import { type ChangedCharacter, changeCharacter, planChange } from './change-characters.ts';
import { confirmCharacter } from './confirm-character.ts';
import { listChangesOf, undoChange } from './list-character-changes.ts';
import { listCharactersOf } from './list-characters.ts';
import { nameInChapter } from './name-in-chapter.ts';
import { missingCharacter, readCharacter } from './read-character.ts';

type Trx = Transaction<Tables>;
export type OfBook<Item> = Page<Item> & { book: Book };

interface CharacterName {
  /** Id. */
  character: string;
}

/** A book's characters by name. */
export function listCharacters(road: Road, input: { book: string }): Promise<OfBook<Character>> {
  return road.look(async (trx) => {
    const book = await findBook(trx, input.book);
    return { book, items: await listCharactersOf(trx, book), next: null };
  });
}

export function getCharacter(road: Road, { character }: CharacterName): Promise<Character> {
  return road.look((trx) => readCharacter(trx, character));
}

/** Adds a character to a book, on a person's word. */
export function createCharacter(
  road: Road,
  input: { book: string; name: string; aliases: string[] },
): Promise<Character> {
  return road.commit(async (trx) => {
    const book = await findBook(trx, input.book);
    const [id = ''] = await addCharacters(trx, book, [input]);
    return readCharacter(trx, id);
  });
}

/** Renames a character, and its cues where that is wanted; the old name stays as another one. */
export function renameCharacter(
  road: Road,
  { character, name, cues }: CharacterName & { name: string; cues: boolean },
): Promise<ChangedCharacter> {
  return changeCharacter(road, { kind: 'rename', character, name }, { cues });
}

/** Makes one character of two: `merged` goes, and its casts, images, audio and names move. */
export function mergeCharacters(
  road: Road,
  { character, merged, cues }: CharacterName & { merged: string; cues: boolean },
): Promise<ChangedCharacter> {
  return changeCharacter(road, { kind: 'merge', character, merged }, { cues });
}

/** Which cues a rename or a merge would change. */
export async function previewCueChanges(
  road: Road,
  {
    character,
    name,
    merged,
  }: CharacterName & { name?: string | undefined; merged?: string | undefined },
): Promise<Page<CueChange>> {
  if ((name === undefined) === (merged === undefined)) {
    await getCharacter(road, { character });
    throw new AppError('invalid', 'give either a name or a character to be merged', {
      hint: 'A rename: name=NAME. A merge of another one into this: merged=ID.',
    });
  }
  const items =
    merged === undefined
      ? await planChange(road, { kind: 'rename', character, name: name ?? '' })
      : await planChange(road, { kind: 'merge', character, merged });
  return { items, next: null };
}

/** The renames and merges of a character, newest first. */
export function listCharacterChanges(
  road: Road,
  { character }: CharacterName,
): Promise<Page<CharacterChange>> {
  return road.look(async (trx) => {
    await readCharacter(trx, character);
    return { items: await listChangesOf(trx, character), next: null };
  });
}

/**
 * Undoes a rename or a merge, cues and all. What was edited since stays as it is: the answer names it
 * as a version whose cues still hold.
 *
 * @throws AppError `not_found`, `conflict` where it was undone already or changed again since
 */
export function undoCharacterChange(
  road: Road,
  { change }: { change: string },
): Promise<CharacterChange> {
  return road.commit((trx) => undoChange(trx, change));
}

export function deleteCharacter(road: Road, { character }: CharacterName): Promise<undefined> {
  return road.commit(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('characters')
      .where('id', '=', character)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw missingCharacter(character);
    return undefined;
  });
}

interface AliasInput extends CharacterName {
  alias: string;
  /** The one chapter in which the name holds. */
  chapter?: number | undefined;
}

/**
 * Gives a character another name: in the book, or in one chapter of it. A common noun decides
 * something in a chapter alone; given for a whole book it is offered where a cue has it.
 */
export function addAlias(
  road: Road,
  { character: id, alias, chapter }: AliasInput,
): Promise<Character> {
  return road.commit(async (trx) => {
    const character = await readCharacter(trx, id);
    if (chapter === undefined) await addAliases(trx, [{ characterId: id, alias }]);
    else {
      const { id: chapterId } = await chapterOf(trx, character, chapter);
      await nameInChapter(trx, chapterId, [{ characterId: id, alias }], { over: true });
    }
    await confirmCharacter(trx, id);
    return readCharacter(trx, id);
  });
}

/** Takes another name of a character away: in the book, or in one chapter of it. */
export function removeAlias(
  road: Road,
  { character: id, alias, chapter }: AliasInput,
): Promise<Character> {
  return road.commit(async (trx) => {
    const character = await readCharacter(trx, id);
    const { rows } =
      chapter === undefined
        ? await sql`delete from public.character_aliases
            where character_id = ${id} and lower(alias) = lower(${alias}) returning 1`.execute(trx)
        : await sql`delete from goldenrod.chapter_aliases
            where character_id = ${id} and lower(alias) = lower(${alias})
              and chapter_id = ${(await chapterOf(trx, character, chapter)).id} returning 1`.execute(
            trx,
          );
    if (rows.length > 0) return readCharacter(trx, id);
    const where = chapter === undefined ? '' : ` in chapter ${chapter}`;
    throw new AppError('not_found', `${character.name} has no other name "${alias}"${where}`, {
      details: { character: id, aliases: character.aliases },
    });
  });
}

async function chapterOf(trx: Trx, { book_id }: Character, number: number) {
  return findChapter(trx, await findBook(trx, book_id), number);
}
