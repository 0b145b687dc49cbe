import { createHash } from 'node:crypto';
import { AppError } from '../../contract/error.ts';
import type { MediaStore } from './media-store.ts';

/**
 * A content in one piece, held to its hash.
 * @param limit bytes
 * @throws AppError `media.too_large`, `not_found`, `media.unreachable`
 */
export async function readWhole(
  store: MediaStore,
  sha256: string,
  { limit, signal }: { limit: number; signal?: AbortSignal | undefined },
): Promise<Uint8Array> {
  const hash = createHash('sha256');
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = await store.open(sha256);
  try {
    for await (const part of stream) {
      signal?.throwIfAborted();
      size += (part as Uint8Array).byteLength;
      if (size > limit) {
        throw new AppError('media.too_large', `the file has more than ${limit} bytes`);
      }
      hash.update(part as Uint8Array);
      parts.push(part as Uint8Array);
    }
  } catch (error) {
    if (error instanceof AppError || signal?.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('media.unreachable', `the file broke off while it was read: ${reason}`, {
      cause: error,
    });
  }
  if (hash.digest('hex') !== sha256) {
    throw new AppError(
      'media.unreachable',
      'the media store gave another content than it was given',
      {
        hint: 'Look at the bucket or the folder; then upload the file again.',
      },
    );
  }
  return Buffer.concat(parts, size);
}
