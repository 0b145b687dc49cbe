import { sql, type Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { findChapter } from '../book/find-chapter.ts';
import type { Book, Page, TimelineItem } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { presentScript } from './present-script.ts';
import { selectScripts } from './select-scripts.ts';

export interface TimelineInput {
  book: string;
  number: number;
  style?: string | undefined;
  /** True: deleted versions as well. */
  deleted: boolean;
}

type Newest = NonNullable<TimelineItem['newest_evaluation']>;

/** `created_at` as JSON holds it: with its microseconds and zone. */
const newestEvaluation = sql<{ evaluation: Newest }>`(
  select jsonb_build_object(
    'id', e.id, 'evaluator_kind', e.evaluator_kind, 'evaluator', e.evaluator,
    'rubric_version', e.rubric_version, 'score', e.score, 'created_by', e.created_by,
    'created_at', e.created_at, 'criteria', (
      select coalesce(jsonb_agg(jsonb_build_object('criterion', x.item -> 'criterion', 'score', x.item -> 'score')
        order by x.place), '[]')
      from jsonb_array_elements(e.criteria) with ordinality as x (item, place)
      where jsonb_typeof(x.item -> 'score') = 'number'
    )
  ) as evaluation
  from public.script_evaluations e
  where e.script_id = s.id order by e.created_at desc, e.id limit 1
)`;

/** The versions of a chapter in every style, newest first, with the newest evaluation of each. */
export function listTimeline(
  road: Road,
  input: TimelineInput,
): Promise<Page<TimelineItem> & { book: Book }> {
  return road.look((trx) => readTimeline(trx, input));
}

async function readTimeline(
  trx: Transaction<Tables>,
  { book: wanted, number, style, deleted }: TimelineInput,
): Promise<Page<TimelineItem> & { book: Book }> {
  const book = await findBook(trx, wanted);
  const { id: chapterId } = await findChapter(trx, book, number);
  let query = selectScripts(trx)
    .leftJoin('scripts as p', 'p.id', 's.parent_id')
    .leftJoinLateral(newestEvaluation.as('n'), (join) => join.onTrue())
    .where('s.chapter_id', '=', chapterId)
    .select((eb) => [
      's.created_by',
      's.deleted_at',
      'p.version as parent_version',
      'n.evaluation',
      eb
        .selectFrom('script_evaluations as e')
        .whereRef('e.script_id', '=', 's.id')
        .select((e) => e.fn.countAll<string>().as('n'))
        .as('evaluations'),
      // The chapter is hashed once for all its versions.
      sql<boolean>`goldenrod.is_stale(s.chapter_hash, (
        select goldenrod.hash(x.content) from public.chapters x where x.id = ${chapterId}
      ))`.as('stale'),
    ])
    .orderBy('s.created_at', 'desc')
    .orderBy('s.version', 'desc')
    .orderBy('s.id');
  if (style !== undefined) query = query.where('s.script_style', '=', style);
  if (!deleted) query = query.where('s.deleted_at', 'is', null);
  const items = (await query.execute()).map((row) => ({
    ...presentScript(row),
    created_by: row.created_by,
    deleted_at: row.deleted_at?.toISOString() ?? null,
    parent_version: row.parent_version,
    stale: row.stale,
    evaluations: Number(row.evaluations),
    newest_evaluation: row.evaluation && {
      ...row.evaluation,
      created_at: new Date(row.evaluation.created_at).toISOString(),
    },
  }));
  return { book, items, next: null };
}
