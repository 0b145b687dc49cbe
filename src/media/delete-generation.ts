import { sql, type Transaction } from 'kysely';
import { AppError } from '../contract/error.ts';
import type { GenerationKind } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { GENERATION_TABLES, notedSha256 } from './noted-file.ts';
import { releaseFile } from './release-file.ts';

/**
 * Deletes an image, audio or a video, and with a video what is made for it. Row level security
 * decides whose; a file that its owner shows nowhere else goes with it.
 * @throws AppError `not_found`
 */
async function deleteGeneration(
  trx: Transaction<Tables>,
  kind: GenerationKind,
  id: string,
): Promise<undefined> {
  const files = await filesOf(trx, kind, id);
  const { rows } = await sql`delete from ${sql.table(`public.${GENERATION_TABLES[kind]}`)} g
    where g.id = ${id} returning g.id`.execute(trx);
  if (rows.length === 0) {
    throw new AppError('not_found', `there is no ${kind} "${id}"`, { details: { [kind]: id } });
  }
  for (const { user_id, sha256 } of files) await releaseFile(trx, user_id, sha256);
  return undefined;
}

interface OwnedFile {
  user_id: string;
  sha256: string;
}

/** The files that it and its parts show. */
async function filesOf(
  trx: Transaction<Tables>,
  kind: GenerationKind,
  id: string,
): Promise<OwnedFile[]> {
  const own = sql`select g.user_id, ${notedSha256} as sha256
    from ${sql.table(`public.${GENERATION_TABLES[kind]}`)} g where g.id = ${id}`;
  const parts = (kind === 'video' ? (['image', 'audio'] as const) : []).map(
    (part) => sql`select g.user_id, ${notedSha256} as sha256
      from ${sql.table(`public.${GENERATION_TABLES[part]}`)} g where g.video_generation_id = ${id}`,
  );
  const { rows } = await sql<OwnedFile>`
    select distinct user_id, sha256 from (${sql.join([own, ...parts], sql` union all `)}) shown
    where user_id is not null and sha256 is not null`.execute(trx);
  return rows;
}

export const deleteVideo = (road: Road, { video }: { video: string }) =>
  road.commit((trx) => deleteGeneration(trx, 'video', video));
export const deleteImage = (road: Road, { image }: { image: string }) =>
  road.commit((trx) => deleteGeneration(trx, 'image', image));
export const deleteAudio = (road: Road, { audio }: { audio: string }) =>
  road.commit((trx) => deleteGeneration(trx, 'audio', audio));
