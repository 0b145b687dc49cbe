import { type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import type { ScriptAbilities } from '../contract/index.ts';
import type { ScriptsTable, Tables } from '../db/tables.ts';

/** What the caller may do with the script `s` of a query. */
const canOfScript = sql<ScriptAbilities>`goldenrod.script_abilities(s.status, s.deleted_at, s.user_id)`;

/** Scripts with the book and chapter they belong to: what `presentScript` needs of each. */
export function selectScripts(trx: Transaction<Tables>) {
  return withPlace(trx.selectFrom('scripts as s'));
}

/** The same of scripts `s` that come from elsewhere than the table: from a function that writes one. */
// biome-ignore lint/complexity/noBannedTypes: nothing is selected yet, which Kysely writes so
export function withPlace(from: SelectQueryBuilder<Tables & { s: ScriptsTable }, 's', {}>) {
  return from
    .leftJoin('chapters as c', 'c.id', 's.chapter_id')
    .leftJoin('goldenrod.book_handles as h', 'h.book_id', 'c.book_id')
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
      's.chapter_id',
      'c.book_id',
      'c.chapter_number',
      'c.title as chapter_title',
      sql<string | null>`coalesce(h.handle, c.book_id::text)`.as('book_handle'),
      canOfScript.as('can'),
    ]);
}

export type ScriptRow = Awaited<
  ReturnType<ReturnType<typeof selectScripts>['executeTakeFirstOrThrow']>
>;

/** The names of the cast of a script `s`, by their ids. */
export const namesOfCast = sql<Record<string, string> | null>`(select jsonb_object_agg(k.id, k.name)
  from public.characters k where k.id = any(s.character_ids))`;

/** The hash that stands for the text of a script `s`; rows from before versions were never hashed. */
export const textHash = sql<string>`coalesce(s.text_hash, goldenrod.hash(coalesce(s.script, '')))`;
