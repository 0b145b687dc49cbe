import { answerBackups } from '../backup/backup-desk.ts';
import type { Database, DatabaseTarget } from '../db/database.ts';
import type { MediaStore } from '../media/store/media-store.ts';
import { mediaTarget } from '../media/store/media-target.ts';
import { openMediaStore } from '../media/store/open-media-store.ts';

export interface OpenDesk {
  store: MediaStore;
  stop(): Promise<void>;
}

/**
 * What a process that stays has open beside its database: the media store, and, while it holds the
 * folder of an embedded database, the desk where others ask for a backup of it.
 */
export async function openDesk(db: Database, target: DatabaseTarget): Promise<OpenDesk> {
  const media = mediaTarget(target);
  const store = await openMediaStore(media);
  const backups =
    'dataDir' in target
      ? answerBackups(db, {
          dataDir: target.dataDir,
          mediaDir: 'dir' in media ? media.dir : undefined,
        })
      : undefined;
  return { store, stop: async () => backups?.stop() };
}
