import { sql, type Transaction } from 'kysely';
import type { Book, ChapterState, VersionGlance } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { chapterScripts, type GlanceRow } from './chapter-scripts.ts';
import { scriptHandle } from './handles/script-handle.ts';

/** Chinese and Japanese, and Thai, Lao, Burmese and Khmer, put no space between words. */
const EAST = '\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const SOUTH_EAST = '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff';

/** Their punctuation, and what stands between their words without a space. */
const MARKS = '\\u2014\\u2018-\\u201d\\u2026\\u3000-\\u303f\\uff00-\\uff0f\\uff1a-\\uff20';

/**
 * What stands without spaces, in words: only Intl.Segmenter finds them, which no database has, so that
 * characters are taken for as many words as they are on average, within a fifth.
 */
const unspacedText = sql<{ words: number; rest: string | null }>`(
  select
    case when found.unspaced then round(
      0.72 * length(regexp_replace(c.content, ${`[^${EAST}]`}, '', 'g'))
      + 0.29 * length(regexp_replace(c.content, ${`[^${SOUTH_EAST}]`}, '', 'g'))
    )::integer else 0 end as words,
    case when found.unspaced
      then regexp_replace(c.content, ${`[${EAST}${SOUTH_EAST}${MARKS}]`}, ' ', 'g') else c.content end as rest
  from (select c.content ~ ${`[${EAST}${SOUTH_EAST}]`} as unspaced) found
)`;

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
    .innerJoinLateral(unspacedText.as('unspaced'), (join) => join.onTrue())
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
      sql<string>`coalesce(array_length(regexp_split_to_array(nullif(btrim(unspaced.rest, E' \\t\\r\\n'), ''), '\\s+'), 1), 0)
        + coalesce(unspaced.words, 0)`.as('words'),
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
