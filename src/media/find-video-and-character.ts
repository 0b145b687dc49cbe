import type { Transaction } from 'kysely';
import { AppError } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

/**
 * Sees that the caller can see what a new image or piece of audio is for. The database refuses it
 * as well; this says which one it is.
 *
 * @throws AppError `not_found`
 */
export async function findVideoAndCharacter(
  trx: Transaction<Tables>,
  { video_id, character_id }: { video_id?: string | undefined; character_id?: string | undefined },
): Promise<void> {
  const video =
    video_id === undefined ||
    (await trx
      .selectFrom('video_generations')
      .select('id')
      .where('id', '=', video_id)
      .executeTakeFirst());
  if (!video) throw missing('video', video_id);
  const character =
    character_id === undefined ||
    (await trx
      .selectFrom('characters')
      .select('id')
      .where('id', '=', character_id)
      .executeTakeFirst());
  if (!character) throw missing('character', character_id);
}

function missing(what: string, id: string | undefined): AppError {
  return new AppError('not_found', `there is no ${what} "${id}"`, { details: { [what]: id } });
}
