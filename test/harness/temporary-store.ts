import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDirectoryStore } from '../../src/media/store/directory-store.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';

/** A media store in a folder of its own. */
export async function temporaryStore(): Promise<{ store: MediaStore; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'goldenrod-media-'));
  return {
    store: await openDirectoryStore(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
