import { importBook } from '../../book/import-book.ts';
import { MAX_FILE_BYTES } from '../../book/read/limits.ts';
import type { ImportResult } from '../../contract/index.ts';
import { plural } from '../../contract/plural.ts';
import { findMediaFile } from '../../media/store/find-media-file.ts';
import { readWhole } from '../../media/store/read-whole.ts';
import { inThread } from '../thread/in-thread.ts';
import type { Task } from './task.ts';

/** A file of the media store becomes a book. Result: `ImportResult`. */
export const importTask: Task<'import'> = async ({ input, store, signal, look, report, end }) => {
  // The asker's own row, not the hash, is the right to read the file.
  await look((trx) => findMediaFile(trx, input.sha256));
  await report({ progress: 0.05, step: `reading ${input.file_name}` });
  const bytes = await readWhole(store, input.sha256, { limit: MAX_FILE_BYTES, signal });
  const book = await inThread('readBook', { bytes, fileName: input.file_name }, signal);
  await report({ progress: 0.5, step: `storing ${plural(book.chapters.length, 'chapter')}` });
  await end(async (trx) => {
    const imported = await importBook(trx, {
      book,
      fileName: input.file_name,
      again: input.again,
    });
    return { ...imported, chapters: imported.chapters.length } satisfies ImportResult;
  });
};
