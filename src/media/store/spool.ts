import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/error.ts';
import type { MediaContent, MediaMeta, PutLimits } from './media-store.ts';
import { MEDIA_TYPES, SNIFFED_BYTES, sniffType } from './sniff-type.ts';

/** A content that has been written to a file of its own and measured; forced to the disk. */
export interface Spooled extends MediaMeta {
  path: string;
}

/**
 * Writes a content to a new file in a folder while it is hashed, counted and looked at; nothing
 * stays of one that is refused or breaks off.
 * @throws AppError `media.too_large`, `media.unsupported`
 */
export async function spool(
  folder: string,
  content: MediaContent,
  limits: PutLimits,
): Promise<Spooled> {
  const path = join(folder, `${randomUUID()}.new`);
  const file = await open(path, 'wx', 0o600);
  try {
    const meta = await writeAll(file, content, limits);
    await file.sync();
    await file.close();
    return { path, ...meta };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

async function writeAll(
  file: FileHandle,
  content: MediaContent,
  { maxBytes, types = MEDIA_TYPES }: PutLimits,
): Promise<MediaMeta> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  let type: string | undefined;
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
