import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/error.ts';
import { freeBytes, isDiskFull, storageFull } from '../../db/disk-space.ts';
import type { MediaContent, MediaMeta, PutLimits } from './media-store.ts';
import { MEDIA_TYPES, SNIFFED_BYTES, sniffType } from './sniff-type.ts';

/** A content that has been written to a file of its own and measured; forced to the disk. */
export interface Spooled extends MediaMeta {
  path: string;
}

/** Bytes between looks at how much of the disk is free. */
const LOOK_EVERY = 4_000_000;

/**
 * Writes a content to a new file in a folder while it is hashed, counted and looked at; nothing
 * stays of one that is refused or breaks off.
 * @param reserve bytes of the folder's disk that are left free
 * @throws AppError `media.too_large`, `media.unsupported`, `storage.full`
 */
export async function spool(
  folder: string,
  content: MediaContent,
  limits: PutLimits,
  reserve = 0,
): Promise<Spooled> {
  const path = join(folder, `${randomUUID()}.new`);
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx', 0o600);
    const meta = await writeAll(file, content, limits, () => refuseFull(folder, reserve));
    await file.sync();
    await file.close();
    return { path, ...meta };
  } catch (error) {
    await file?.close().catch(() => undefined);
    await rm(path, { force: true });
    throw isDiskFull(error) ? noRoom(folder, error) : error;
  }
}

function refuseFull(folder: string, reserve: number): void {
  if (freeBytes(folder) < reserve) throw noRoom(folder);
}

function noRoom(folder: string, cause?: unknown): AppError {
  return storageFull(`there is no room for the file in ${folder}`, folder, { cause });
}

async function writeAll(
  file: FileHandle,
  content: MediaContent,
  { maxBytes, types = MEDIA_TYPES }: PutLimits,
  checkRoom: () => void,
): Promise<MediaMeta> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  let type: string | undefined;
  let looked = 0;
  checkRoom();
  for await (const part of parts(content)) {
    size += part.byteLength;
    if (size > maxBytes) {
      throw new AppError('media.too_large', `the file has more than ${maxBytes} bytes`, {
        details: { max_bytes: maxBytes },
      });
    }
    if (type === undefined) {
      head = Buffer.concat([head, part.subarray(0, SNIFFED_BYTES - head.length)]);
      // Refused as soon as it can be told, not after gigabytes.
      if (head.length === SNIFFED_BYTES) type = allowedType(head, types);
    }
    hash.update(part);
    if (size - looked > LOOK_EVERY) {
      checkRoom();
      looked = size;
    }
    await file.writeFile(part);
  }
  return { sha256: hash.digest('hex'), size, type: type ?? allowedType(head, types) };
}

function allowedType(head: Buffer, types: readonly string[]): string {
  const type = sniffType(head);
  if (type !== undefined && types.includes(type)) return type;
  throw new AppError(
    'media.unsupported',
    head.length === 0
      ? 'the file is empty'
      : `the file is ${type ?? 'of a type that is not known here'}; taken are ${types.join(', ')}`,
    { hint: 'The content decides, not the name of the file.', details: { types } },
  );
}

async function* parts(content: MediaContent): AsyncIterable<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else yield* content;
}
