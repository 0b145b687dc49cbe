import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../contract/index.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
};

/**
 * The bytes of a file that somebody named.
 *
 * @param largest bytes; what is larger is refused before it is read
 * @throws AppError `file.unreadable`, `book.too_large`
 */
export async function readInputFile(path: string, largest: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largest) {
      throw new AppError(
        'book.too_large',
        `${path} has ${size} bytes; at most ${largest} are read`,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError('file.unreadable', `cannot read ${path}: ${REASONS[code] ?? code}`, {
      hint: 'Check the path, and that the file can be read.',
      cause: error,
    });
  }
}
