import { sql, type Transaction } from 'kysely';
import type { Book, ChapterState, VersionGlance } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { chapterScripts, type GlanceRow } from './chapter-scripts.ts';
import { scriptHandle } from './handles/script-handle.ts';

/**
 * A book's chapters in order, each with what its scripts have come to.
 *
 * @param input.number only the chapter of this number
 */
export async function listChapterStates(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id' | 'handle'>,
  input: { number?: number | undefined } = {},
): Promise<ChapterState[]> {
  let query = trx
    .selectFrom('chapters as c')
    .leftJoinLateral(chapterScripts.as('s'), (join) => join.onTrue())
    .where('c.book_id', '=', book.id)
    .orderBy('c.chapter_number')
    .select([
      'c.id',
      'c.chapter_number',
      'c.title',
      's.versions',
      's.counts',
      's.telling',
      // What stands between white space, which every PostgreSQL tells alike, whatever its locale. In
      // prose that is what prose/words/count-words.ts counts, but for marks that stand alone and
      // dashes that join; test/sql/word-counts.test.ts holds the two together.
      sql<string>`coalesce(array_length(regexp_split_to_array(nullif(btrim(c.content, E' \\t\\r\\n'), ''), '\\s+'), 1), 0)`.as(
        'words',
      ),
    ])
    .$narrowType<{ versions: number; counts: ChapterState['counts'] }>();
  if (input.number !== undefined) query = query.where('c.chapter_number', '=', input.number);
  return (await query.execute()).map((row) => {
    const glance = (version: GlanceRow | null): VersionGlance | null =>
      version && {
        ...version,
        handle: scriptHandle(book.handle, row.chapter_number, {
          script_style: version.style,
          version: version.version,
        }),
      };
    const telling = glance(row.telling);
    const active = telling?.status === 'active' ? telling : null;
    return {
      id: row.id,
      number: row.chapter_number,
      title: row.title,
      words: Number(row.words),
      state: telling?.status ?? 'none',
      stale: telling?.stale ?? false,
      versions: row.versions,
      counts: row.counts,
      active_version: active,
      telling_version: telling,
      active: active?.handle ?? null,
    };
  });
}
