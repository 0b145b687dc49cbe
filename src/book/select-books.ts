import { sql, type Transaction } from 'kysely';
import type { Book, BookCover } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';

/** Books with where they come from and how many chapters they have: what `presentBook` needs of each. */
export function selectBooks(trx: Transaction<Tables>) {
  return trx
    .selectFrom('books as b')
    .leftJoin('book_sources as s', 's.book_id', 'b.id')
    .leftJoin('goldenrod.book_handles as h', 'h.book_id', 'b.id')
    .leftJoin('goldenrod.book_covers as k', 'k.book_id', 'b.id')
    .select((eb) => [
      'b.id',
      'b.title',
      sql<string>`coalesce(h.handle, b.id::text)`.as('handle'),
      's.author',
      's.language',
      's.imported_at',
      'k.media_type as cover_type',
      'k.width as cover_width',
      'k.height as cover_height',
      'k.size as cover_size',
      'k.sha256 as cover_sha256',
      sql<boolean>`goldenrod.may_change(b.user_id, 'public.books')`.as('may'),
      eb
        .selectFrom('chapters as c')
        .whereRef('c.book_id', '=', 'b.id')
        .select((c) => c.fn.countAll<string>().as('n'))
        .as('chapters'),
    ]);
}

type BookRow = Awaited<ReturnType<ReturnType<typeof selectBooks>['executeTakeFirstOrThrow']>>;

/** A row as the contract shows it. */
export function presentBook(row: BookRow): Book {
  return {
    id: row.id,
    handle: row.handle,
    title: row.title,
    author: row.author,
    language: row.language,
    chapters: Number(row.chapters),
    imported_at: row.imported_at?.toISOString() ?? null,
    cover: presentCover(row),
    can: { change: row.may, delete: row.may },
  };
}

function presentCover(row: BookRow): BookCover | null {
  const { cover_type: type, cover_width: width, cover_height: height } = row;
  const { cover_size: size, cover_sha256: sha256 } = row;
  const isThere = type && width && height && size && sha256;
  return isThere ? { type, width, height, size, sha256 } : null;
}
