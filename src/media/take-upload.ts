import { AppError } from '../contract/error.ts';
import { type KeptKind, type StoredFile, UPLOADS } from '../contract/upload.ts';
import type { Actor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import { clearContent, notedAmong } from './clear-content.ts';
import type { MediaContent, MediaStore } from './store/media-store.ts';
import { recordMediaFile } from './store/record-media-file.ts';

export interface TakeUpload {
  kind: KeptKind;
  content: MediaContent;
  fileName: string | undefined;
}

/**
 * Keeps a file that an account sends, and notes that the account has it. The same content twice is
 * one file, and of one that is refused nothing stays.
 *
 * @throws AppError `media.too_large`, `media.unsupported`, `media.unreachable`, `forbidden` for a
 *   caller that is no account
 */
export async function takeUpload(
  { db, store }: { db: Database; store: MediaStore },
  actor: Actor,
  { kind, content, fileName }: TakeUpload,
): Promise<StoredFile> {
  if (!('userId' in actor)) {
    throw new AppError('forbidden', 'a file belongs to an account, and the caller is none', {
      hint: 'Sign in as the account whose file it is.',
    });
  }
  const meta = await store.put(content, UPLOADS[kind]);
  const file = { ...meta, file_name: fileName ?? null };
  try {
    await recordMediaFile({ db, store }, actor.userId, file);
  } catch (error) {
    // The refusal is what its sender is told; what cannot be cleared away now is collected later.
    await clearLoose({ db, store }, meta.sha256).catch(() => undefined);
    throw error;
  }
  return { ...file, url: `/v1/files/${meta.sha256}` };
}

async function clearLoose(
  { db, store }: { db: Database; store: MediaStore },
  sha256: string,
): Promise<void> {
  const noted = await notedAmong(db, [sha256]);
  if (!noted.has(sha256)) await clearContent(db, store, sha256);
}
