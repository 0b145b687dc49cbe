import { readFileSync } from 'node:fs';
import { readBook } from './read-book.ts';
import type { ReadBook, ReadOptions } from './types.ts';

/** What a file holds, or where it lies: then nothing holds it in memory before it is its turn to be read. */
export type BookFile = Uint8Array | { path: string };

/** @throws AppError what readBook() refuses */
export function readBookFile(
  file: BookFile,
  fileName: string,
  options: ReadOptions = {},
): Promise<ReadBook> {
  return readBook('path' in file ? readFileSync(file.path) : file, fileName, options);
}
