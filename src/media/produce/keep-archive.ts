import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { StoredFile } from '../../contract/upload.ts';
import type { MediaRoad } from '../media-road.ts';
import { writeZipFile } from '../zip/write-zip-file.ts';

/** Keeps a folder as one archive of the actor's, and leaves no copy of it behind. */
export async function keepArchive(
  road: Pick<MediaRoad, 'keep'>,
  folder: string,
  name: string,
): Promise<StoredFile> {
  const path = `${folder}.zip`;
  try {
    await writeZipFile(path, await entriesOf(folder));
    return await road.keep(createReadStream(path), 'production', name);
  } finally {
    await rm(path, { force: true });
  }
}

async function entriesOf(folder: string): Promise<{ name: string; path: string }[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return paths
    .map((path) => ({ name: relative(folder, path).split(sep).join('/'), path }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
