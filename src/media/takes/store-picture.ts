import { sql, type Transaction } from 'kysely';
import type { Take } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { NOTED_KEY } from '../noted-file.ts';
import type { MediaMeta } from '../store/media-store.ts';
import { insertImage, insertTake, type NewTake } from './takes.ts';

export interface StoredPicture extends Pick<NewTake, 'element' | 'script' | 'madeFrom' | 'chosen'> {
  /** Who alone is seen; null where nobody is, or several are. */
  character: string | null;
  description: string | null;
  /** Pixels. */
  width: number;
  height: number;
  file: MediaMeta;
}

/** Stores a picture that was made, and that it is a take. */
export async function storePicture(
  trx: Transaction<Tables>,
  { character, description, width, height, file: { sha256, size, type }, ...take }: StoredPicture,
): Promise<Take> {
  const generation = await insertImage(trx, {
    user_id: sql<string>`auth.uid()`,
    character_id: character,
    scene_description: description,
    status: 'completed',
    width,
    height,
    metadata: JSON.stringify({ [NOTED_KEY]: { sha256, size, type } }),
  });
  return insertTake(trx, { medium: 'image', generation, origin: 'generated', ...take });
}
