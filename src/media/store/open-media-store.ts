import type { MediaStore } from './media-store.ts';
import type { S3Target } from './s3-store.ts';

/** Where media files are: a folder, or a bucket. Several machines share a bucket or a mounted folder. */
export type MediaTarget = MediaFolder | { s3: S3Target };

interface MediaFolder {
  dir: string;
  /** Bytes of its disk that are left free. */
  reserve?: number | undefined;
}

/** @throws AppError `media.unreachable` for a folder that cannot be used */
export async function openMediaStore(target: MediaTarget): Promise<MediaStore> {
  if ('s3' in target) return (await import('./s3-store.ts')).openS3Store(target.s3);
  return (await import('./directory-store.ts')).openDirectoryStore(target.dir, target.reserve);
}
