import { statfsSync } from 'node:fs';
import { AppError, type ErrorOptions } from '../contract/error.ts';

/**
 * Bytes of a disk that are kept free: PostgreSQL takes its log in files of 16 MiB, stops for good
 * where it cannot have one, and needs another to start again.
 */
export const USUAL_RESERVE = 64e6;

/** Free bytes of the disk that a folder is on, as far as this account may use them. */
export type FreeBytes = (folder: string) => number;

/** Infinity where the file system does not tell. */
export const freeBytes: FreeBytes = (folder) => {
  try {
    const { bavail, bsize, blocks } = statfsSync(folder);
    return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};

/** What file systems answer where there is no room: the disk, the quota, or the largest file. */
const FULL = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EFBIG']);

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(error.code);
}

/** @param what could not be done; `folder` is to have room. How much of it there is is added. */
export function storageFull(
  what: string,
  folder: string,
  { hint = `Make room on the disk of ${folder}, then try again.`, cause }: ErrorOptions = {},
): AppError {
  const free = freeBytes(folder);
  const known = Number.isFinite(free);
  return new AppError('storage.full', known ? `${what}: ${megabytes(free)} are free there` : what, {
    hint,
    details: { folder, ...(known ? { free_bytes: free } : {}) },
    cause,
  });
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
