import { sql, type Transaction } from 'kysely';
import { type Book, type ChapterState, DEFAULT_STYLE } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { scriptHandle } from '../script/script-handle.ts';

/** A book's chapters in order, each with what its scripts have come to. */
export async function listChapters(trx: Transaction<Tables>, book: Book): Promise<ChapterState[]> {
  const rows = await trx
    .selectFrom('chapters as c')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('scripts as s')
          .whereRef('s.chapter_id', '=', 'c.id')
          .where('s.deleted_at', 'is', null)
          .select((s) => [
            s.fn.countAll<string>().as('versions'),
            sql<{ script_style: string; version: number } | null>`
              (array_agg(jsonb_build_object('script_style', s.script_style, 'version', s.version)
                order by s.script_style <> ${DEFAULT_STYLE}, s.script_style)
                filter (where s.status = 'active'))[1]`.as('active'),
          ])
          .as('s'),
      (join) => join.onTrue(),
    )
    .where('c.book_id', '=', book.id)
    .orderBy('c.chapter_number')
    .select([
      'c.id',
      'c.chapter_number',
      'c.title',
      's.versions',
      's.active',
      sql<string>`coalesce(array_length(regexp_split_to_array(nullif(btrim(c.content, E' \\t\\r\\n'), ''), '\\s+'), 1), 0)`.as(
        'words',
      ),
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.chapter_number,
    title: row.title,
    words: Number(row.words),
    versions: Number(row.versions),
    active: row.active ? scriptHandle(book.handle, row.chapter_number, row.active) : null,
  }));
}
