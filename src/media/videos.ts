import { sql, type Transaction } from 'kysely';
import {
  type ListVideosQuery,
  type NewVideo,
  type Page,
  UPLOADS,
  type Video,
} from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from '../script/find-script.ts';
import { noteFile, presentFile } from './generation-file.ts';
import { comesAfter, pageFrom, placeOfGeneration } from './newest-first.ts';
import { notedFile } from './noted-file.ts';

function selectVideos(trx: Transaction<Tables>) {
  return trx
    .selectFrom('video_generations as g')
    .select([
      'g.id',
      'g.chapter_id',
      'g.script_id',
      'g.generation_status as status',
      'g.video_url',
      'g.error_message',
      'g.created_at',
      notedFile.as('noted_file'),
      placeOfGeneration.as('place'),
      sql<boolean>`goldenrod.may_change(g.user_id, 'public.video_generations')`.as('may'),
    ])
    .orderBy('g.created_at', 'desc')
    .orderBy('g.id', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVideos>['executeTakeFirstOrThrow']>>;

function present({ place: _place, noted_file, may, created_at, ...row }: Row): Video {
  return {
    ...row,
    file: presentFile('video_generations', row.id, noted_file),
    created_at: created_at.toISOString(),
    can: { change: may, delete: may },
  };
}

export function listVideos(
  road: Road,
  { script, limit, cursor }: ListVideosQuery,
): Promise<Page<Video>> {
  return road.look(async (trx) => {
    let query = selectVideos(trx)
      .where(comesAfter(cursor))
      .limit(limit + 1);
    if (script !== undefined) query = query.where('g.script_id', '=', script);
    return pageFrom(await query.execute(), limit, present);
  });
}

/** Notes a video of a script; the script's chapter is the video's. */
export function createVideo(road: Road, input: NewVideo): Promise<Video> {
  return road.commit((trx) => insertVideo(trx, input));
}

export async function insertVideo(trx: Transaction<Tables>, input: NewVideo): Promise<Video> {
  const script = await findScript(trx, input.script_id);
  const { metadata, status } = await noteFile(trx, input.file, UPLOADS.video.types);
  const { id } = await trx
    .insertInto('video_generations')
    .values((eb) => ({
      user_id: sql<string>`auth.uid()`,
      script_id: script.id,
      chapter_id: eb.selectFrom('scripts').select('chapter_id').where('id', '=', script.id),
      generation_status: input.status ?? status,
      metadata,
      video_url: input.video_url ?? null,
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return present(await selectVideos(trx).where('g.id', '=', id).executeTakeFirstOrThrow());
}
