import type { Transaction } from 'kysely';
import { AppError } from '../../contract/error.ts';
import { Sha256 } from '../../contract/job.ts';
import type { Tables } from '../../db/tables.ts';
import type { MediaMeta } from './media-store.ts';

export interface MediaFile extends MediaMeta {
  /** What the owner called it; never a path. */
  file_name: string | null;
}

/**
 * A file that the actor may read: row level security decides. One that exists and is somebody
 * else's is not found either.
 * @throws AppError `not_found`
 */
export async function findMediaFile(trx: Transaction<Tables>, sha256: string): Promise<MediaFile> {
  const row = Sha256.safeParse(sha256).success
    ? await trx
        .selectFrom('media_files')
        .select(['sha256', 'size', 'type', 'file_name'])
        .where('sha256', '=', sha256)
        .limit(1)
        .executeTakeFirst()
    : undefined;
  if (row === undefined) {
    throw new AppError('not_found', `there is no file ${sha256.slice(0, 64)}`, {
      hint: 'Upload it first.',
    });
  }
  return { ...row, size: Number(row.size) };
}
