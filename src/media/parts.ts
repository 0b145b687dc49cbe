import { sql, type Transaction } from 'kysely';
import {
  type Audio,
  type Image,
  type ListPartsQuery,
  type NewAudio,
  type NewImage,
  type Page,
  UPLOADS,
} from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { findVideoAndCharacter } from './find-video-and-character.ts';
import { noteFile, presentFile } from './generation-file.ts';
import { comesAfter, pageFrom, placeOfGeneration } from './newest-first.ts';
import { notedFile } from './noted-file.ts';

type Trx = Transaction<Tables>;
/** What videos are made of: the tables of images and of audio, which have most columns in common. */
type PartTable = 'image_generations' | 'audio_generations';

const mayChange = (table: PartTable) =>
  sql<boolean>`goldenrod.may_change_part(g.user_id, g.video_generation_id, ${sql.lit(`public.${table}`)})`;

const SHARED_COLUMNS = [
  'g.id',
  'g.video_generation_id as video_id',
  'g.character_id',
  'g.scene_id',
  'g.status',
  'g.error_message',
  'g.created_at',
] as const;

function selectImages(trx: Trx) {
  return trx
    .selectFrom('image_generations as g')
    .select([
      ...SHARED_COLUMNS,
      'g.shot_index',
      'g.scene_description',
      'g.image_prompt',
      'g.image_url',
      'g.width',
      'g.height',
      notedFile.as('noted_file'),
      placeOfGeneration.as('place'),
      mayChange('image_generations').as('may'),
    ])
    .orderBy('g.created_at', 'desc')
    .orderBy('g.id', 'desc');
}

function selectAudio(trx: Trx) {
  return trx
    .selectFrom('audio_generations as g')
    .select([
      ...SHARED_COLUMNS,
      'g.audio_type',
      'g.character_name',
      'g.text_content',
      'g.voice_id',
      'g.audio_url',
      'g.duration_seconds',
      notedFile.as('noted_file'),
      placeOfGeneration.as('place'),
      mayChange('audio_generations').as('may'),
    ])
    .orderBy('g.created_at', 'desc')
    .orderBy('g.id', 'desc');
}

/** A row as the contract shows it. */
function presentPart<
  Row extends { id: string; place: string; noted_file: unknown; may: boolean; created_at: Date },
>(table: PartTable, { place: _place, noted_file, may, created_at, ...row }: Row) {
  return {
    ...row,
    file: presentFile(table, row.id, noted_file),
    created_at: created_at.toISOString(),
    can: { change: may, delete: may },
  };
}

type ImageRow = Awaited<ReturnType<ReturnType<typeof selectImages>['executeTakeFirstOrThrow']>>;
type AudioRow = Awaited<ReturnType<ReturnType<typeof selectAudio>['executeTakeFirstOrThrow']>>;

const presentImage = (row: ImageRow): Image => presentPart('image_generations', row);
const presentAudio = ({ duration_seconds, ...row }: AudioRow): Audio => ({
  ...presentPart('audio_generations', row),
  duration_seconds: duration_seconds === null ? null : Number(duration_seconds),
});

/** Which parts `g` a listing asks for. */
function asked({ script, character, video, cursor }: ListPartsQuery) {
  return sql<boolean>`${sql.join(
    [
      comesAfter(cursor),
      ...(video === undefined ? [] : [sql`g.video_generation_id = ${video}`]),
      ...(character === undefined ? [] : [sql`g.character_id = ${character}`]),
      ...(script === undefined
        ? []
        : [
            sql`g.video_generation_id in (
              select v.id from public.video_generations v where v.script_id = ${script}
            )`,
          ]),
    ],
    sql` and `,
  )}`;
}

export function listImages(road: Road, query: ListPartsQuery): Promise<Page<Image>> {
  return road.look(async (trx) => {
    const rows = await selectImages(trx)
      .where(asked(query))
      .limit(query.limit + 1)
      .execute();
    return pageFrom(rows, query.limit, presentImage);
  });
}

export function listAudio(road: Road, query: ListPartsQuery): Promise<Page<Audio>> {
  return road.look(async (trx) => {
    const rows = await selectAudio(trx)
      .where(asked(query))
      .limit(query.limit + 1)
      .execute();
    return pageFrom(rows, query.limit, presentAudio);
  });
}

/** What both tables take: whose it is, what it is for, and its file. */
async function sharedValues(
  trx: Trx,
  { video_id, character_id, file }: Pick<NewImage | NewAudio, 'video_id' | 'character_id' | 'file'>,
  types: readonly string[],
) {
  await findVideoAndCharacter(trx, { video_id, character_id });
  return {
    ...(await noteFile(trx, file, types)),
    user_id: sql<string>`auth.uid()`,
    video_generation_id: video_id ?? null,
    character_id: character_id ?? null,
  };
}

/** Notes an image for a video or a character. */
export function createImage(
  road: Road,
  { video_id, character_id, file, ...fields }: NewImage,
): Promise<Image> {
  return road.commit(async (trx) => {
    const { id } = await trx
      .insertInto('image_generations')
      .values({
        ...(await sharedValues(trx, { video_id, character_id, file }, UPLOADS.image.types)),
        ...fields,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return presentImage(await selectImages(trx).where('g.id', '=', id).executeTakeFirstOrThrow());
  });
}

/** Notes audio for a video or a character. */
export function createAudio(
  road: Road,
  { video_id, character_id, file, duration_seconds, ...fields }: NewAudio,
): Promise<Audio> {
  return road.commit(async (trx) => {
    const { id } = await trx
      .insertInto('audio_generations')
      .values({
        ...(await sharedValues(trx, { video_id, character_id, file }, UPLOADS.audio.types)),
        ...fields,
        duration_seconds: duration_seconds === undefined ? null : String(duration_seconds),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return presentAudio(await selectAudio(trx).where('g.id', '=', id).executeTakeFirstOrThrow());
  });
}
