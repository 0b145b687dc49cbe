import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** Scripts with the book and chapter they belong to: what `presentScript` needs of each. */
export function selectScripts(trx: Transaction<Tables>) {
  return trx
    .selectFrom('scripts as s')
    .leftJoin('chapters as c', 'c.id', 's.chapter_id')
    .select([
      's.id',
      's.script_style',
      's.version',
      's.status',
      's.evaluation_score',
      's.evaluation_feedback',
      's.character_ids',
      's.origin',
      's.parent_id',
      's.script_name',
      's.created_at',
      's.updated_at',
      'c.book_id',
      'c.chapter_number',
      'c.title as chapter_title',
    ]);
}

export type ScriptRow = Awaited<
  ReturnType<ReturnType<typeof selectScripts>['executeTakeFirstOrThrow']>
>;
