import { backupService } from '../backup/backup-request.ts';
import type { Database, DatabaseTarget } from '../db/database.ts';
import { answerRequests } from '../db/embedded/folder-requests.ts';
import { collectService } from '../media/collect-request.ts';
import type { MediaStore } from '../media/store/media-store.ts';
import { mediaTarget } from '../media/store/media-target.ts';
import { openMediaStore } from '../media/store/open-media-store.ts';

export interface OpenServices {
  store: MediaStore;
  stop(): Promise<void>;
}

/**
 * What a process that stays has open beside its database: the media store, and, while it holds the
 * folder of an embedded database, an ear for those who ask for what needs that.
 */
export async function openServices(db: Database, target: DatabaseTarget): Promise<OpenServices> {
  const media = mediaTarget(target);
  const store = await openMediaStore(media);
  if (!('dataDir' in target)) return { store, stop: async () => undefined };
  const { dataDir } = target;
  const mediaDir = 'dir' in media ? media.dir : undefined;
  const { stop } = answerRequests(dataDir, {
    ...backupService(db, { dataDir, mediaDir }),
    ...collectService({ db, store }),
  });
  return { store, stop };
}
