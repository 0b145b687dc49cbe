import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** Adds another name of a character; one that is there already stays once. */
export async function addAlias(
  trx: Transaction<Tables>,
  characterId: string,
  alias: string,
): Promise<void> {
  await trx
    .insertInto('character_aliases')
    .values({ character_id: characterId, alias })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
