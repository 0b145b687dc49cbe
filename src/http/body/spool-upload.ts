import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDiskFull, storageFull } from '../../db/disk-space.ts';
import { filePart } from './file-part.ts';
import { mediaType } from './media-type.ts';

/** A file that came in and lies on the disk, with the name that its sender gives it: a title, never a path. */
export interface Upload {
  path: string;
  fileName: string | undefined;
  remove(): Promise<void>;
}

/**
 * Writes a file away as it comes, so that senders who take their time hold no memory: the body itself,
 * or the field "file" of a form.
 *
 * @throws AppError `usage` for a form that is not well formed or has no file, `storage.full`
 */
export async function spoolUpload(
  pieces: AsyncIterable<Uint8Array>,
  contentType: string | undefined,
): Promise<Upload> {
  const folder = tmpdir();
  const path = join(folder, `goldenrod-upload-${randomUUID()}`);
  const remove = () => rm(path, { force: true });
  const write = (content: AsyncIterable<Uint8Array>) =>
    pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  try {
    if (mediaType(contentType) === 'multipart/form-data') {
      return { path, remove, fileName: await filePart(pieces, contentType ?? '', write) };
    }
    await write(pieces);
    return { path, remove, fileName: undefined };
  } catch (error) {
    await remove();
    if (!isDiskFull(error)) throw error;
    throw storageFull(`there is no room for the upload in ${folder}`, folder, { cause: error });
  }
}
