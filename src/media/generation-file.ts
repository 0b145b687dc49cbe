import { sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../contract/error.ts';
import type { GenerationFile } from '../contract/index.ts';
import { type Actor, asActor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { type GenerationTable, NOTED_KEY, NotedFile, notedFile } from './noted-file.ts';
import { findMediaFile } from './store/find-media-file.ts';
import type { MediaMeta } from './store/media-store.ts';

/** What is made of a script, by the table that it is in and the path that it has. */
const PLACES = {
  video_generations: '/v1/videos',
  image_generations: '/v1/images',
  audio_generations: '/v1/audio',
} as const satisfies Record<GenerationTable, string>;

/** A generation's file as the contract shows it; null where there is none. */
export function presentFile(
  table: GenerationTable,
  id: string,
  noted: unknown,
): GenerationFile | null {
  const { data } = NotedFile.safeParse(noted);
  if (data === undefined) return null;
  return { url: `${PLACES[table]}/${id}/file`, size: data.size, type: data.type };
}

/**
 * The `metadata` and the status of a new generation, with a file of the actor's where one is named.
 *
 * @param types what the file may be
 * @throws AppError `not_found` for a file that the actor has not uploaded, `media.unsupported`
 */
export async function noteFile(
  trx: Transaction<Tables>,
  sha256: string | undefined,
  types: readonly string[],
): Promise<{ metadata: string | null; status: 'pending' | 'completed' }> {
  if (sha256 === undefined) return { metadata: null, status: 'pending' };
  const { size, type } = await findMediaFile(trx, sha256);
  if (!types.includes(type)) {
    throw new AppError('media.unsupported', `the file is ${type}; taken are ${types.join(', ')}`);
  }
  const noted: z.infer<typeof NotedFile> = { sha256, size, type };
  return { metadata: JSON.stringify({ [NOTED_KEY]: noted }), status: 'completed' };
}

/**
 * The file of a generation that the actor may see. Its owner must have the file: what a row notes
 * is no proof, since others can write there.
 *
 * @throws AppError `not_found`
 */
export async function findGenerationFile(
  db: Database,
  actor: Actor,
  table: GenerationTable,
  id: string,
): Promise<MediaMeta> {
  const row = await asActor(db, actor, async (trx) => {
    const { rows } = await sql<{ user_id: string | null; noted: unknown }>`
      select g.user_id, ${notedFile} as noted from ${sql.table(`public.${table}`)} g
      where g.id = ${id}`.execute(trx);
    return rows[0];
  });
  const { data } = NotedFile.safeParse(row?.noted);
  const file =
    row === undefined || row.user_id === null || data === undefined
      ? undefined
      : await fileOf(db, row.user_id, data.sha256);
  if (file !== undefined) return file;
  throw new AppError('not_found', `there is no file of "${id}"`, {
    hint: row === undefined ? undefined : 'It may be elsewhere: see its URL.',
    details: { id },
  });
}

async function fileOf(
  db: Database,
  userId: string,
  sha256: string,
): Promise<MediaMeta | undefined> {
  return asActor(db, { role: 'service_role' }, async (trx) => {
    const { rows } = await sql<{ size: string; type: string }>`
      select size, type from public.media_files
      where user_id = ${userId} and sha256 = ${sha256}`.execute(trx);
    const [row] = rows;
    return row && { sha256, size: Number(row.size), type: row.type };
  });
}
