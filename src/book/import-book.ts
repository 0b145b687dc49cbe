import { sql, type Transaction } from 'kysely';
import type { BookNotes, ImportedBook } from '../contract/index.ts';
import { computeAndCommit, type Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { inThread, pureWork } from '../threads/in-thread.ts';
import { listChapterStates } from './chapter-states.ts';
import { findBook } from './find-book.ts';
import type { BookFile } from './read/read-book-file.ts';
import type { ReadBook } from './read/types.ts';
import { storeCover } from './store-cover.ts';

interface BookToStore {
  book: ReadBook;
  fileName: string;
  /** Import a second copy of a file that is there already. */
  again: boolean;
}

async function knownCopy(trx: Transaction<Tables>, sha256: string): Promise<string | undefined> {
  // Two imports of one file at once: the second waits for the first and then finds its book.
  await sql`select pg_advisory_xact_lock(hashtextextended(auth.uid()::text || ${sha256}, 20251004000008))`.execute(
    trx,
  );
  const known = await trx
    .selectFrom('book_sources')
    .select('book_id')
    .where('sha256', '=', sha256)
    .orderBy('imported_at')
    .limit(1)
    .executeTakeFirst();
  return known?.book_id;
}

async function storeBook(trx: Transaction<Tables>, input: BookToStore): Promise<string> {
  const { book } = input;
  const { id } = await trx
    .insertInto('books')
    .values({ title: book.title, user_id: sql<string>`auth.uid()` })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('book_sources')
    .values({
      book_id: id,
      file_name: input.fileName,
      sha256: book.sha256,
      format: book.format,
      author: book.author,
      language: book.language,
    })
    .execute();
  // One row a statement: a long book in a single one would pass PostgreSQL's limit on parameters.
  const notes: BookNotes = {};
  for (const [index, chapter] of book.chapters.entries()) {
    const { id: chapterId } = await trx
      .insertInto('chapters')
      .values({
        book_id: id,
        chapter_number: index + 1,
        title: chapter.title,
        content: chapter.text,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (chapter.notes.length > 0) notes[chapterId] = chapter.notes;
  }
  if (Object.keys(notes).length > 0) await storeNotes(trx, id, notes);
  if (book.cover) await storeCover(trx, id, book.cover);
  return id;
}

async function storeNotes(trx: Transaction<Tables>, book: string, notes: BookNotes): Promise<void> {
  await trx
    .updateTable('book_sources')
    .set({ notes: JSON.stringify(notes) })
    .where('book_id', '=', book)
    .execute();
}

/** Stores a book that was read, or says that the same file is there already. */
async function store(trx: Transaction<Tables>, input: BookToStore): Promise<ImportedBook> {
  const known = input.again ? undefined : await knownCopy(trx, input.book.sha256);
  const id = known ?? (await storeBook(trx, input));
  const book = await findBook(trx, id);
  return {
    book,
    chapters: (await listChapterStates(trx, book)).map(({ id, number, title, words }) => ({
      id,
      number,
      title,
      words,
    })),
    left_out: input.book.leftOut,
    already_imported: known !== undefined,
  };
}

const reading = pureWork<typeof import('./read/read-book-file.ts'), 'readBookFile'>(
  'book/read/read-book-file',
  'readBookFile',
  { seconds: 300 },
);

export interface ImportBookInput extends Pick<BookToStore, 'again'> {
  bytes: BookFile;
  /** Refuse a book of which any page is missing or unreadable, in place of importing the rest. */
  strict?: boolean | undefined;
  /** The file's name, for its title and its kind. */
  file_name?: string | undefined;
  /** What the book is to be called, where the file says it wrongly or not at all. */
  title?: string | undefined;
  author?: string | undefined;
  /** BCP 47 tag. */
  language?: string | undefined;
}

/**
 * Reads a book file and stores it, or says that the same file is there already.
 *
 * @param then what else stays with it, or neither does
 * @throws AppError what readBook() refuses
 */
export function importBook(
  road: Road,
  { bytes, file_name = 'book', again, strict = false, title, author, language }: ImportBookInput,
  then?: (trx: Transaction<Tables>, imported: ImportedBook) => Promise<void>,
): Promise<ImportedBook> {
  return computeAndCommit(road, {
    prepare: async () => null,
    compute: (_input, asker) => inThread(reading, [bytes, file_name, { strict }], asker),
    commit: async (trx, book) => {
      const imported = await store(trx, {
        book: {
          ...book,
          title: title ?? book.title,
          author: author ?? book.author,
          language: language ?? book.language,
        },
        fileName: file_name,
        again,
      });
      await then?.(trx, imported);
      return imported;
    },
  });
}
