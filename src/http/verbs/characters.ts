import { sql, type Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { addAliases, addCharacters } from '../../cast/add-character.ts';
import { confirmCharacter } from '../../cast/confirm-character.ts';
import { listAppearances } from '../../cast/list-appearances.ts';
import { listCast } from '../../cast/list-cast.ts';
import { listCharacters } from '../../cast/list-characters.ts';
import {
  AppError,
  type Book,
  type CastMemberDetail,
  type CastMemberItem,
  type Character,
  type CharacterItem,
} from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';

async function withAbilities<Item extends Character>(
  trx: Transaction<Tables>,
  bookId: string,
  characters: Item[],
): Promise<(Item & Pick<CharacterItem, 'book_id' | 'can'>)[]> {
  const rows = await trx
    .selectFrom('characters as k')
    .select(['k.id', sql<boolean>`goldenrod.may_change(k.user_id, 'public.characters')`.as('may')])
    .where('k.book_id', '=', bookId)
    .execute();
  const may = new Map(rows.map((row) => [row.id, row.may]));
  return characters.map((character) => {
    const can = may.get(character.id) ?? false;
    return { ...character, book_id: bookId, can: { change: can, delete: can } };
  });
}

export async function listCharacterItems(
  trx: Transaction<Tables>,
  wanted: string,
): Promise<{ book: Book; items: CharacterItem[] }> {
  const book = await findBook(trx, wanted);
  return { book, items: await withAbilities(trx, book.id, await listCharacters(trx, book)) };
}

/** Everybody in a book, with what they say and what is made for them. */
export async function listCastItems(
  trx: Transaction<Tables>,
  wanted: string,
): Promise<{ book: Book; items: CastMemberItem[] }> {
  const book = await findBook(trx, wanted);
  return { book, items: await withAbilities(trx, book.id, await listCast(trx, book)) };
}

export async function readCastMember(
  trx: Transaction<Tables>,
  id: string,
): Promise<CastMemberDetail> {
  const { book_id } = await readCharacter(trx, id);
  const { book, items } = await listCastItems(trx, book_id);
  const item = items.find((each) => each.id === id.toLowerCase());
  if (!item) throw missing(id);
  return { ...item, book, appears_in: await listAppearances(trx, book, item.id) };
}

const missing = (id: string): AppError =>
  new AppError('not_found', `there is no character "${id}"`, { details: { character: id } });

export async function readCharacter(trx: Transaction<Tables>, id: string): Promise<CharacterItem> {
  const row = await trx
    .selectFrom('characters')
    .select('book_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw missing(id);
  const characters = await listCharacters(trx, { id: row.book_id });
  const [item] = await withAbilities(
    trx,
    row.book_id,
    characters.filter((each) => each.id === id.toLowerCase()),
  );
  if (!item) throw missing(id);
  return item;
}

export async function createCharacter(
  trx: Transaction<Tables>,
  input: { book: string; name: string; aliases: string[] },
): Promise<CharacterItem> {
  const book = await findBook(trx, input.book);
  const [id = ''] = await addCharacters(trx, book, [input]);
  return readCharacter(trx, id);
}

export async function renameCharacter(
  trx: Transaction<Tables>,
  id: string,
  name: string,
): Promise<CharacterItem> {
  await trx.updateTable('characters').set({ name }).where('id', '=', id).execute();
  return readCharacter(trx, id);
}

export async function deleteCharacter(trx: Transaction<Tables>, id: string): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('characters')
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw missing(id);
}

export async function addAliasTo(
  trx: Transaction<Tables>,
  id: string,
  alias: string,
): Promise<CharacterItem> {
  await readCharacter(trx, id);
  await addAliases(trx, [{ characterId: id, alias }]);
  await confirmCharacter(trx, id);
  return readCharacter(trx, id);
}

export async function removeAlias(
  trx: Transaction<Tables>,
  id: string,
  alias: string,
): Promise<CharacterItem> {
  const { numDeletedRows } = await trx
    .deleteFrom('character_aliases')
    .where('character_id', '=', id)
    .where(sql<boolean>`lower(alias) = lower(${alias})`)
    .executeTakeFirst();
  const character = await readCharacter(trx, id);
  if (numDeletedRows > 0n) return character;
  throw new AppError('not_found', `${character.name} has no other name "${alias}"`, {
    details: { character: id, aliases: character.aliases },
  });
}

/** Makes one character of two; `merged` goes, and its casts, images, audio and names move. */
export async function mergeCharacters(
  trx: Transaction<Tables>,
  input: { kept: string; merged: string },
): Promise<CharacterItem> {
  await sql`select from public.merge_characters(${input.kept}, ${input.merged})`.execute(trx);
  return readCharacter(trx, input.kept);
}
