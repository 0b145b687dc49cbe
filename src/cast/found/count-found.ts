import { sql, type Transaction } from 'kysely';
import type { FoundName } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import type { HeardInChapter } from '../../prose/speakers/hear-chapter.ts';
import { nameKey } from './name-key.ts';
import { type FoundRow, selectFound } from './select-found.ts';

/** Names of one found character that are quoted, at most. */
const MOST_NAMES = 12;

/** Adds what a chapter has of those whom the book was found to have. */
export async function countFound(
  trx: Transaction<Tables>,
  { book, chapter }: { book: string; chapter: number },
  heard: readonly HeardInChapter[],
): Promise<void> {
  const rows = new Map((await selectFound(trx, book)).map((row) => [row.id, row]));
  const counted = heard.flatMap(({ id, speeches, names }) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const mentions = names.reduce((sum, { count }) => sum + count, 0);
    const here = names.map((name) => ({ ...name, chapter }));
    return [{ id, mentions, speeches, examples: addNames(row.examples, here) }];
  });
  await sql`
    update public.found_characters f
    set mentions = f.mentions + x.mentions, speeches = f.speeches + x.speeches, chapters = f.chapters + 1,
      first_chapter = least(f.first_chapter, ${chapter}::integer), examples = x.examples
    from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb)
      as x (id uuid, mentions integer, speeches integer, examples jsonb)
    where f.id = x.id`.execute(trx);
}

/** The names of both, each once, with its first place and all its counts. */
export function addNames(
  names: FoundRow['examples'],
  others: readonly FoundName[],
): FoundRow['examples'] {
  const all = new Map(names.map((name) => [nameKey(name.form), name]));
  for (const other of others) {
    const name = all.get(nameKey(other.form));
    if (name !== undefined) {
      all.set(nameKey(other.form), { ...name, count: name.count + other.count });
    } else if (all.size < MOST_NAMES) all.set(nameKey(other.form), other);
  }
  return [...all.values()];
}
