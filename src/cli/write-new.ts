import { writeFile } from 'node:fs/promises';
import { AppError } from '../contract/index.ts';

/** Never over a file that is there: it may be somebody's only copy. */
export async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw new AppError(
      'file.unreadable',
      `cannot write ${file}: ${code === 'EEXIST' ? 'it is there already' : code}`,
      {
        hint: 'Name a file that does not exist yet, in a folder that does.',
        cause: error,
      },
    );
  }
}
