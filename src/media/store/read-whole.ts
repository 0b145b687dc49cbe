import { AppError } from '../../contract/error.ts';
import type { MediaStore } from './media-store.ts';

/**
 * A content in one piece.
 * @param limit bytes
 * @throws AppError `media.too_large`, `not_found`, `media.unreachable`
 */
export async function readWhole(
  store: MediaStore,
  sha256: string,
  { limit, signal }: { limit: number; signal?: AbortSignal | undefined },
): Promise<Uint8Array> {
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
      parts.push(part as Uint8Array);
    }
  } catch (error) {
    if (error instanceof AppError || signal?.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('media.unreachable', `the file broke off while it was read: ${reason}`, {
      cause: error,
    });
  }
  return Buffer.concat(parts, size);
}
