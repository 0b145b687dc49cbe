import { sql, type Transaction } from 'kysely';
import {
  type Image,
  type ListPartsQuery,
  type NewImage,
  type Page,
  UPLOADS,
} from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { notedFile } from '../../media/noted-file.ts';
import { findVideoAndCharacter } from './find-video-and-character.ts';
import { noteFile, presentFile } from './generation-file.ts';
import { mayChangePart } from './may-change-part.ts';
import { comesAfter, pageFrom, placeOfGeneration } from './newest-first.ts';

function selectImages(trx: Transaction<Tables>) {
  return trx
    .selectFrom('image_generations as g')
    .select([
      'g.id',
      'g.video_generation_id as video_id',
      'g.character_id',
      'g.scene_id',
      'g.shot_index',
      'g.scene_description',
      'g.image_prompt',
      'g.image_url',
      'g.width',
      'g.height',
      'g.status',
      'g.error_message',
      'g.created_at',
      notedFile.as('noted_file'),
      placeOfGeneration.as('place'),
      mayChangePart('image_generations').as('may'),
    ])
    .orderBy('g.created_at', 'desc')
    .orderBy('g.id', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectImages>['executeTakeFirstOrThrow']>>;

function present({ place: _place, noted_file, may, created_at, ...row }: Row): Image {
  return {
    ...row,
    file: presentFile('image_generations', row.id, noted_file),
    created_at: created_at.toISOString(),
    can: { change: may, delete: may },
  };
}

export async function listImages(
  trx: Transaction<Tables>,
  { script, character, video, limit, cursor }: ListPartsQuery,
): Promise<Page<Image>> {
  let query = selectImages(trx)
    .where(comesAfter(cursor))
    .limit(limit + 1);
  if (video !== undefined) query = query.where('g.video_generation_id', '=', video);
  if (character !== undefined) query = query.where('g.character_id', '=', character);
  if (script !== undefined) {
    query = query.where('g.video_generation_id', 'in', (eb) =>
      eb.selectFrom('video_generations as v').select('v.id').where('v.script_id', '=', script),
    );
  }
  return pageFrom(await query.execute(), limit, present);
}

export async function createImage(
  trx: Transaction<Tables>,
  { video_id, character_id, file, ...fields }: NewImage,
): Promise<Image> {
  await findVideoAndCharacter(trx, { video_id, character_id });
  const { id } = await trx
    .insertInto('image_generations')
    .values({
      ...(await noteFile(trx, file, UPLOADS.image.types)),
      ...fields,
      user_id: sql<string>`auth.uid()`,
      video_generation_id: video_id ?? null,
      character_id: character_id ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return present(await selectImages(trx).where('g.id', '=', id).executeTakeFirstOrThrow());
}
