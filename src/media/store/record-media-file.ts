import { sql } from 'kysely';
import { asActor } from '../../db/as-actor.ts';
import type { Database } from '../../db/database.ts';
import type { MediaFile } from './find-media-file.ts';

/**
 * Says that an account has a file, after the store has kept it. By the service alone: a hash is no
 * proof of having had the content. A second time changes nothing.
 */
export async function recordMediaFile(
  db: Database,
  userId: string,
  { sha256, size, type, file_name }: MediaFile,
): Promise<void> {
  await asActor(db, { role: 'service_role' }, (trx) =>
    sql`insert into public.media_files (user_id, sha256, size, type, file_name)
      values (${userId}, ${sha256}, ${size}, ${type}, ${file_name})
      on conflict (user_id, sha256) do nothing`.execute(trx),
  );
}
