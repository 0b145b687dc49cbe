import type { Readable } from 'node:stream';

/** What can be said of a content: all of it follows from the content itself. */
export interface MediaMeta {
  /** In hex: the content's name. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** Media type, one of the allow-list in sniff-type.ts. */
  type: string;
}

/** Offsets of the first and the last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A content as the store knows it by itself. */
export interface KeptContent {
  sha256: string;
  /** Bytes. */
  size: number;
  kept_at: Date;
}

export type MediaContent = Uint8Array | AsyncIterable<Uint8Array>;

export interface PutLimits {
  /** Bytes. */
  maxBytes: number;
  /** The types that are let in; every known one by default. */
  types?: readonly string[] | undefined;
}

/**
 * Files by the hash of their content: the same content is kept once, and none ever changes. Who may
 * read which is not the store's business: see find-media-file.ts.
 */
export interface MediaStore {
  /**
   * Keeps a content, whole or not at all.
   * @throws AppError `media.too_large`, `media.unsupported`, `media.unreachable`, `storage.full`
   */
  put(content: MediaContent, limits: PutLimits): Promise<MediaMeta>;
  /**
   * The bytes, or those of a range that lies within.
   * @throws AppError `not_found`, `media.unreachable`
   */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /**
   * Every content, in no order that could be relied on; what else lies in the place is left out.
   * @throws AppError `media.unreachable`
   */
  list(): AsyncIterable<KeptContent>;
  /** What is not there counts as deleted. */
  delete(sha256: string): Promise<void>;
}
