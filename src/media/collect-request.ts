import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { askWhoHasFolder, type Services } from '../db/embedded/folder-requests.ts';
import { type Collected, type CollectOptions, collectMedia } from './collect-media.ts';
import type { MediaStore } from './store/media-store.ts';

const Input = z.object({
  before: z.coerce.date(),
  dryRun: z.boolean().optional(),
  stale: z.boolean().optional(),
  unchosen: z.boolean().optional(),
  evenAll: z.boolean().optional(),
});
const Told = z.object({
  files: z.number(),
  bytes: z.number(),
  kept: z.number(),
  dry_run: z.boolean(),
  takes: z.object({ stale: z.number(), unchosen: z.number(), bytes: z.number() }).optional(),
});

/** Collecting for others, by the process that has the database and the store open. */
export function collectService(opened: { db: Database; store: MediaStore }): Services {
  return { collect: (input) => collectMedia(opened, Input.parse(input)) };
}

/**
 * Has files collected by whoever has the folder open; undefined when nobody there answers.
 * @throws AppError what `collectMedia` throws
 */
export function askToCollect(
  dataDir: string,
  { before, dryRun, stale, unchosen, evenAll }: CollectOptions,
): Promise<Collected | undefined> {
  const input = { before, dryRun, stale, unchosen, evenAll };
  return askWhoHasFolder(dataDir, { what: 'collect', input }, Told);
}
