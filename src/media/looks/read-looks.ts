import { sql, type Transaction } from 'kysely';
import type { LookChange } from '../../cast/look/look.ts';
import type { Book, BookLook, LookEdit } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { formGender, parseName } from '../../prose/names/group-names.ts';
import type { Gender } from '../../prose/words/titles.ts';
import type { StoredQuote } from './gather-looks.ts';

/** A character of a book with what is stored of its look. */
export interface LookRow {
  id: string;
  name: string;
  /** As the reading of the book found it, or as the names tell it. */
  gender: Gender;
  /** What is said of it, and nothing else. */
  look: LookEdit;
  changes: (LookChange & { heading: string })[];
  found: StoredQuote[];
  /** Null: it has no row. */
  assigned_by: BookLook['assigned_by'];
  seed: string | null;
}

/** Everybody of a book by name, also whoever nobody has looked for. */
export async function readLooks(
  trx: Transaction<Tables>,
  { id }: Pick<Book, 'id'>,
): Promise<LookRow[]> {
  const { rows } = await sql<LookRow & { aliases: string[] }>`
    select k.id, k.name, g.gender, coalesce(l.look, '{}') as look, coalesce(l.changes, '[]') as changes,
      coalesce(l.found, '[]') as found, l.assigned_by, l.seed,
      array(select a.alias from public.character_aliases a where a.character_id = k.id order by a.alias) as aliases
    from public.characters k
    left join goldenrod.looks l on l.character_id = k.id
    left join (
      select f.character_id as id, max(f.gender) as gender from public.found_characters f
      where f.book_id = ${id} and f.character_id is not null group by f.character_id
    ) g using (id)
    where k.book_id = ${id}
    order by k.name, k.id`.execute(trx);
  return rows.map(({ aliases, ...row }) => ({
    ...row,
    gender: row.gender ?? genderOfNames([row.name, ...aliases]),
  }));
}

function genderOfNames(names: readonly string[]): Gender {
  for (const name of names) {
    const gender = formGender(parseName(name));
    if (gender !== null) return gender;
  }
  return null;
}
