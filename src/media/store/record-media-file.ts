import { AppError } from '../../contract/error.ts';
import { asActor } from '../../db/as-actor.ts';
import type { Database } from '../../db/database.ts';
import type { MediaFile } from './find-media-file.ts';
import { lockContent } from './lock-content.ts';
import type { MediaStore } from './media-store.ts';

/**
 * Says that an account has a file, after the store has kept it. By the service alone: a hash is no
 * proof of having had the content. A second time changes nothing.
 * @throws AppError `media.unreachable` where it was collected just before this
 */
export async function recordMediaFile(
  { db, store }: { db: Database; store: MediaStore },
  userId: string,
  { sha256, size, type, file_name }: MediaFile,
): Promise<void> {
  await asActor(db, { role: 'service_role' }, async (trx) => {
    await lockContent(trx, sha256);
    await trx
      .insertInto('media_files')
      .values({ user_id: userId, sha256, size, type, file_name })
      .onConflict((conflict) => conflict.columns(['user_id', 'sha256']).doNothing())
      .execute();
    if (await store.has(sha256)) return;
    throw new AppError('media.unreachable', 'an older copy of the file was just cleared away', {
      hint: 'Send the file again.',
    });
  });
}
