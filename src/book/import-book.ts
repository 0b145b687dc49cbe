import { sql, type Transaction } from 'kysely';
import type { ImportedBook } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { findBook } from './find-book.ts';
import { listChapters } from './list-chapters.ts';
import type { ReadBook } from './read/types.ts';

export interface ImportBookInput {
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

async function storeBook(trx: Transaction<Tables>, input: ImportBookInput): Promise<string> {
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
  for (const [index, chapter] of book.chapters.entries()) {
    await trx
      .insertInto('chapters')
      .values({
        book_id: id,
        chapter_number: index + 1,
        title: chapter.title,
        content: chapter.text,
      })
      .execute();
  }
  return id;
}

/** Stores a book that was read, or says that the same file is there already. */
export async function importBook(
  trx: Transaction<Tables>,
  input: ImportBookInput,
): Promise<ImportedBook> {
  const known = input.again ? undefined : await knownCopy(trx, input.book.sha256);
  const id = known ?? (await storeBook(trx, input));
  const book = await findBook(trx, id);
  return {
    book,
    chapters: (await listChapters(trx, book)).map(({ id, number, title, words }) => ({
      id,
      number,
      title,
      words,
    })),
    left_out: input.book.leftOut,
    already_imported: known !== undefined,
  };
}
