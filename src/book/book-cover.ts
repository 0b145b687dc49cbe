import { readFile } from 'node:fs/promises';
import type { Transaction } from 'kysely';
import { AppError, type BookItem } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { readBookItem } from './books.ts';
import { findBook } from './find-book.ts';
import { readCover } from './read/cover/read-cover.ts';
import type { BookFile } from './read/read-book-file.ts';
import { storeCover } from './store-cover.ts';

export interface CoverFile {
  mediaType: string;
  sha256: string;
  content: Uint8Array;
}

interface CoverToRead {
  book: string;
  /** The cover that is meant, where only that one will do. */
  sha256?: string | undefined;
}

/**
 * The cover of a book.
 * @param has whether whoever asks has the cover of that hash: then its content is not read
 * @throws AppError `not_found` where it has none, or another one than is meant
 */
export function readBookCover(
  road: Road,
  { book: wanted, sha256 }: CoverToRead,
  has: (sha256: string) => boolean = () => false,
): Promise<CoverFile> {
  return road.look(async (trx) => {
    const { id, title, cover } = await findBook(trx, wanted);
    if (cover === null || (sha256 !== undefined && sha256 !== cover.sha256)) throw noCover(title);
    const file = { mediaType: cover.type, sha256: cover.sha256 };
    if (has(cover.sha256)) return { ...file, content: new Uint8Array() };
    return { ...file, content: await readContent(trx, id) };
  });
}

/**
 * Gives a book a cover, in place of the one that it has.
 * @throws AppError `media.unsupported`, `media.too_large`
 */
export async function setBookCover(
  road: Road,
  { book: wanted, bytes }: { book: string; bytes: BookFile },
): Promise<BookItem> {
  const cover = readCover('path' in bytes ? await readFile(bytes.path) : bytes);
  return road.commit(async (trx) => {
    const { id } = await findBook(trx, wanted);
    await storeCover(trx, id, cover);
    return readBookItem(trx, id);
  });
}

/**
 * Takes the cover of a book away.
 * @throws AppError `not_found` where it has none, `forbidden` where it is not the caller's to change
 */
export function removeBookCover(
  road: Road,
  { book: wanted }: { book: string },
): Promise<undefined> {
  return road.commit(async (trx) => {
    const { id, title, cover } = await findBook(trx, wanted);
    if (cover === null) throw noCover(title);
    const { numDeletedRows } = await trx
      .deleteFrom('goldenrod.book_covers')
      .where('book_id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows > 0n) return undefined;
    throw new AppError('forbidden', `the cover of "${title}" is not yours to take away`, {
      hint: 'Ask whoever the book belongs to.',
    });
  });
}

async function readContent(trx: Transaction<Tables>, book: string): Promise<Uint8Array> {
  const { content } = await trx
    .selectFrom('goldenrod.book_covers')
    .select('content')
    .where('book_id', '=', book)
    .executeTakeFirstOrThrow();
  return new Uint8Array(content);
}

function noCover(title: string): AppError {
  return new AppError('not_found', `"${title}" has no such cover`, {
    hint: 'Give it one: goldenrod book cover BOOK --set FILE',
  });
}
