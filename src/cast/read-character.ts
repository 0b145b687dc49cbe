import type { Transaction } from 'kysely';
import { AppError, type Character } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { listCharactersOf } from './list-characters.ts';

/** @throws AppError `not_found` */
export async function readCharacter(trx: Transaction<Tables>, id: string): Promise<Character> {
  const row = await trx
    .selectFrom('characters')
    .select('book_id as id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw missingCharacter(id);
  const [character] = (await listCharactersOf(trx, row)).filter(
    (each) => each.id === id.toLowerCase(),
  );
  if (!character) throw missingCharacter(id);
  return character;
}

export const missingCharacter = (id: string): AppError =>
  new AppError('not_found', `there is no character "${id}"`, { details: { character: id } });
