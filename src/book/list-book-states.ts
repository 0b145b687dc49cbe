import { sql, type Transaction } from 'kysely';
import type { BookState } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { chapterScripts } from './chapter-scripts.ts';

const chaptersIn = (state: string) =>
  sql`count(*) filter (where coalesce(s.telling ->> 'status', 'none') = ${sql.lit(state)})`;

/** What the chapters of books have come to, by the books' ids. */
export async function listBookStates(
  trx: Transaction<Tables>,
  ids: string[],
): Promise<Map<string, BookState>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('chapters as c')
    .leftJoinLateral(chapterScripts.as('s'), (join) => join.onTrue())
    .where('c.book_id', '=', sql<string>`any(${ids}::uuid[])`)
    .groupBy('c.book_id')
    .select([
      'c.book_id',
      sql<number>`sum(s.versions)::integer`.as('versions'),
      sql<BookState['chapter_states']>`jsonb_build_object(
        'none', ${chaptersIn('none')}, 'draft', ${chaptersIn('draft')},
        'evaluated', ${chaptersIn('evaluated')}, 'approved', ${chaptersIn('approved')},
        'rejected', ${chaptersIn('rejected')}, 'active', ${chaptersIn('active')},
        'stale', count(*) filter (where (s.telling ->> 'stale')::boolean)
      )`.as('chapter_states'),
    ])
    .execute();
  return new Map(rows.map(({ book_id, ...state }) => [book_id, state]));
}
