import { MAX_FILE_BYTES } from '../../book/read/limits.ts';
import type { ImportedBook, ImportResult } from '../../contract/index.ts';
import { findMediaFile } from '../../media/store/find-media-file.ts';
import { readWhole } from '../../media/store/read-whole.ts';
import { importBookToRead } from '../import-book-to-read.ts';
import type { Task } from './task.ts';
import { roadToEnd } from './task-road.ts';

/** A file of the media store becomes a book. Result: `ImportResult`. */
export const importTask: Task<'import'> = async (context) => {
  const { input, store, signal, look, report } = context;
  const { sha256, ...book } = input;
  // The asker's own row, not the hash, is the right to read the file.
  await look((trx) => findMediaFile(trx, sha256));
  await report({ progress: 0.05, step: `reading ${input.file_name}` });
  const bytes = await readWhole(store, sha256, { limit: MAX_FILE_BYTES, signal });
  const road = roadToEnd(context, resultOf);
  await importBookToRead(
    {
      ...road,
      commit: async (write) => {
        await report({ progress: 0.5, step: 'storing the chapters' });
        return road.commit(write);
      },
    },
    { ...book, bytes },
  );
};

const resultOf = (imported: ImportedBook): ImportResult => ({
  ...imported,
  chapters: imported.chapters.length,
});
