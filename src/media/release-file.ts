import { sql, type Transaction } from 'kysely';
import { AppError } from '../contract/error.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { GENERATION_TABLES, notedSha256 } from './noted-file.ts';
import { findMediaFile } from './store/find-media-file.ts';

/**
 * Gives up an account's file where nothing of that account shows it any more. The content stays in
 * the store until it is collected: it can be somebody else's as well.
 */
export async function releaseFile(
  trx: Transaction<Tables>,
  userId: string,
  sha256: string,
): Promise<boolean> {
  if (await isShown(trx, userId, sha256)) return false;
  await trx
    .deleteFrom('media_files')
    .where('user_id', '=', userId)
    .where('sha256', '=', sha256)
    .execute();
  return true;
}

/**
 * Deletes a file that the actor uploaded.
 * @throws AppError `not_found`, `conflict` for one that something of the actor's still shows
 */
export function deleteFile(road: Road, { sha256 }: { sha256: string }): Promise<undefined> {
  return road.commit((trx) => remove(trx, sha256));
}

async function remove(trx: Transaction<Tables>, sha256: string): Promise<undefined> {
  await findMediaFile(trx, sha256);
  const owners = await trx
    .selectFrom('media_files')
    .select('user_id')
    .where('sha256', '=', sha256)
    .execute();
  for (const { user_id } of owners) {
    if (await releaseFile(trx, user_id, sha256)) continue;
    throw new AppError('conflict', 'an image, audio, a video or a job still needs this file', {
      hint: 'Delete that first; with the last one the file goes as well.',
    });
  }
  return undefined;
}

async function isShown(trx: Transaction<Tables>, userId: string, sha256: string): Promise<boolean> {
  const showing = Object.values(GENERATION_TABLES).map(
    (table) => sql`exists (select from ${sql.table(`public.${table}`)} g
      where g.user_id = ${userId} and ${notedSha256} = ${sha256})`,
  );
  const { rows } = await sql<{ shown: boolean }>`select ${sql.join(showing, sql` or `)}
    or exists (select from public.jobs j where j.user_id = ${userId}
      and j.state in ('queued', 'running') and j.input ->> 'sha256' = ${sha256}) as shown`.execute(
    trx,
  );
  return rows[0]?.shown === true;
}
