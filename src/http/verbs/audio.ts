import { sql, type Transaction } from 'kysely';
import {
  type Audio,
  type ListPartsQuery,
  type NewAudio,
  type Page,
  UPLOADS,
} from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { notedFile } from '../../media/noted-file.ts';
import { findVideoAndCharacter } from './find-video-and-character.ts';
import { noteFile, presentFile } from './generation-file.ts';
import { mayChangePart } from './may-change-part.ts';
import { comesAfter, pageFrom, placeOfGeneration } from './newest-first.ts';

function selectAudioRows(trx: Transaction<Tables>) {
  return trx
    .selectFrom('audio_generations as g')
    .select([
      'g.id',
      'g.video_generation_id as video_id',
      'g.character_id',
      'g.audio_type',
      'g.scene_id',
      'g.character_name',
      'g.text_content',
      'g.voice_id',
      'g.audio_url',
      'g.duration_seconds',
      'g.status',
      'g.error_message',
      'g.created_at',
      notedFile.as('noted_file'),
      placeOfGeneration.as('place'),
      mayChangePart('audio_generations').as('may'),
    ])
    .orderBy('g.created_at', 'desc')
    .orderBy('g.id', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAudioRows>['executeTakeFirstOrThrow']>>;

function present({
  place: _place,
  noted_file,
  may,
  created_at,
  duration_seconds,
  ...row
}: Row): Audio {
  return {
    ...row,
    file: presentFile('audio_generations', row.id, noted_file),
    duration_seconds: duration_seconds === null ? null : Number(duration_seconds),
    created_at: created_at.toISOString(),
    can: { change: may, delete: may },
  };
}

export async function listAudio(
  trx: Transaction<Tables>,
  { script, character, video, limit, cursor }: ListPartsQuery,
): Promise<Page<Audio>> {
  let query = selectAudioRows(trx)
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

export async function createAudio(
  trx: Transaction<Tables>,
  { video_id, character_id, duration_seconds, file, ...fields }: NewAudio,
): Promise<Audio> {
  await findVideoAndCharacter(trx, { video_id, character_id });
  const { id } = await trx
    .insertInto('audio_generations')
    .values({
      ...(await noteFile(trx, file, UPLOADS.audio.types)),
      ...fields,
      duration_seconds: duration_seconds === undefined ? null : String(duration_seconds),
      user_id: sql<string>`auth.uid()`,
      video_generation_id: video_id ?? null,
      character_id: character_id ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return present(await selectAudioRows(trx).where('g.id', '=', id).executeTakeFirstOrThrow());
}
