import { resolve } from 'node:path';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { askWhoHasFolder, type Services } from '../db/embedded/folder-requests.ts';
import { type Backup, backUp } from './back-up.ts';

const Input = z.object({ file: z.string() });
const Made = z.object({
  file: z.string(),
  files: z.number(),
  bytes: z.number(),
  media: z.boolean(),
});

/** Backups for others, by the process that has `db` open. */
export function backupService(
  db: Database,
  folders: { dataDir: string; mediaDir?: string | undefined },
): Services {
  return { backup: (input) => backUp(db, { ...folders, ...Input.parse(input) }) };
}

/**
 * Has a backup made by whoever has the folder open; undefined when nobody there answers.
 * @throws AppError what `backUp` throws
 */
export function askForBackup(dataDir: string, file: string): Promise<Backup | undefined> {
  return askWhoHasFolder(dataDir, { what: 'backup', input: { file: resolve(file) } }, Made);
}
