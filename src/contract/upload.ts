import { z } from 'zod';
import { Sha256 } from './job.ts';

const MEBIBYTE = 1024 * 1024;

export const UPLOAD_KINDS = ['book', 'image', 'audio', 'video'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];
/** What is kept of an account; a production is made here, and uploaded by nobody. */
export type KeptKind = UploadKind | 'production';

/** What is taken for what: the content of a file decides what it is, not its name. */
export const UPLOADS: Readonly<Record<KeptKind, { maxBytes: number; types: readonly string[] }>> = {
  book: {
    maxBytes: 100 * MEBIBYTE,
    types: ['application/epub+zip', 'application/zip', 'text/plain'],
  },
  image: {
    maxBytes: 50 * MEBIBYTE,
    types: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  },
  audio: {
    maxBytes: 500 * MEBIBYTE,
    types: ['audio/wav', 'audio/flac', 'audio/ogg', 'audio/mpeg', 'video/mp4', 'video/webm'],
  },
  production: { maxBytes: 4096 * MEBIBYTE, types: ['application/zip'] },
  video: { maxBytes: 4096 * MEBIBYTE, types: ['video/mp4', 'video/webm'] },
};

/** A file of the media store that the caller has. */
export const StoredFile = z
  .object({
    sha256: Sha256,
    /** Bytes. */
    size: z.number().nonnegative(),
    type: z.string(),
    /** What its owner called it. */
    file_name: z.string().nullable(),
    /** Path of the content. */
    url: z.string(),
  })
  .meta({ id: 'StoredFile' });
export type StoredFile = z.infer<typeof StoredFile>;

/** The file of an image, of audio or of a video, for whoever may see that row. */
export const GenerationFile = StoredFile.pick({ url: true, size: true, type: true });
export type GenerationFile = z.infer<typeof GenerationFile>;

/** A file as a client sends it. */
export type UploadBody = Blob | Uint8Array | ReadableStream<Uint8Array>;
