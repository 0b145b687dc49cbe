import { sql, type Transaction } from 'kysely';
import type { FoundName } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import type { HeardInChapter } from '../../prose/speakers/hear-chapter.ts';
import { nameKey } from './name-key.ts';
import { type FoundRow, selectFound } from './select-found.ts';

/** Names of one found character that are quoted, at most. */
const MOST_NAMES = 12;

/** A chapter, by its number, with what it has of those whom the book was found to have. */
export interface HeardChapter {
  chapter: number;
  heard: readonly HeardInChapter[];
}

/** Adds what chapters have of those whom the book was found to have. */
export async function countFound(
  trx: Transaction<Tables>,
  book: string,
  chapters: readonly HeardChapter[],
): Promise<void> {
  const rows = new Map((await selectFound(trx, book)).map((row) => [row.id, { ...row }]));
  const changed = new Set<string>();
  for (const { chapter, heard } of chapters) {
    for (const { id, speeches, names } of heard) {
      const row = rows.get(id);
      if (row === undefined) continue;
      changed.add(id);
      row.mentions += names.reduce((sum, { count }) => sum + count, 0);
      row.speeches += speeches;
      row.chapters += 1;
      row.first_chapter = Math.min(row.first_chapter ?? chapter, chapter);
      row.examples = addNames(
        row.examples,
        names.map((name) => ({ ...name, chapter })),
      );
    }
  }
  const counted = [...rows.values()].filter(({ id }) => changed.has(id));
  await sql`
    update public.found_characters f
    set mentions = x.mentions, speeches = x.speeches, chapters = x.chapters,
      first_chapter = x.first_chapter, examples = x.examples
    from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as x (
      id uuid, mentions integer, speeches integer, chapters integer, first_chapter integer, examples jsonb
    )
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
