import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { AppError, type Book } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import type { joinScripts } from '../screenplay/formats/join-scripts.ts';
import { inThread, pureWork } from '../threads/in-thread.ts';
import { type ExportedScript, type ExportOptions, exportText } from './export-script.ts';

const joining = pureWork<typeof import('../screenplay/formats/join-scripts.ts'), 'joinScripts'>(
  'screenplay/formats/join-scripts',
  'joinScripts',
);

/** The active versions of a book by chapter, as one script. */
export async function exportBook(
  road: Road,
  { book: wanted, style, ...options }: { book: string; style: string } & ExportOptions,
): Promise<ExportedScript> {
  const { book, chapters } = await road.look((trx) => readActive(trx, { wanted, style }));
  if (chapters.length === 0) {
    throw new AppError(
      'not_found',
      `no chapter of "${book.title}" has an active version in ${style}`,
      {
        hint: 'Activate one: goldenrod script activate SCRIPT',
      },
    );
  }
  const { title, author, handle } = book;
  const text = await inThread(joining, [{ title, author }, chapters], road);
  return exportText(road, { handle, text, title }, options);
}

async function readActive(
  trx: Transaction<Tables>,
  { wanted, style }: { wanted: string; style: string },
): Promise<{ book: Book; chapters: Parameters<typeof joinScripts>[1] }> {
  const book = await findBook(trx, wanted);
  const rows = await trx
    .selectFrom('scripts as s')
    .innerJoin('chapters as c', 'c.id', 's.chapter_id')
    .select(['c.title', 's.script as text'])
    .where('c.book_id', '=', book.id)
    .where('s.script_style', '=', style)
    .where('s.status', '=', 'active')
    .where('s.deleted_at', 'is', null)
    .orderBy('c.chapter_number')
    .orderBy('s.user_id')
    .execute();
  return {
    book,
    chapters: rows.map(({ title, text }) => ({ title: title ?? '', text: text ?? '' })),
  };
}
