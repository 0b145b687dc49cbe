import { sql } from 'kysely';
import { asActor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import { GENERATION_TABLES, notedSha256 } from './noted-file.ts';
import { lockContent } from './store/lock-content.ts';
import type { MediaStore } from './store/media-store.ts';

const SERVICE = { role: 'service_role' } as const;

/** Deletes a content from the store, unless an account has it; false where one has come to have it. */
export function clearContent(db: Database, store: MediaStore, sha256: string): Promise<boolean> {
  return asActor(db, SERVICE, async (trx) => {
    await lockContent(trx, sha256);
    const owner = await trx
      .selectFrom('media_files')
      .select('user_id')
      .where('sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst();
    if (owner !== undefined) return false;
    await store.delete(sha256);
    return true;
  });
}

/** Of some contents those that a generation notes, though perhaps its owner gave the file up. */
export function notedAmong(db: Database, hashes: string[]): Promise<Set<string>> {
  return asActor(db, SERVICE, async (trx) => {
    const noted = new Set<string>();
    for (const table of Object.values(GENERATION_TABLES)) {
      const { rows } = await sql<{ sha256: string }>`
        select distinct ${notedSha256} as sha256 from ${sql.table(`public.${table}`)} g
        where ${notedSha256} = any(${hashes}::text[])`.execute(trx);
      for (const { sha256 } of rows) noted.add(sha256);
    }
    return noted;
  });
}
