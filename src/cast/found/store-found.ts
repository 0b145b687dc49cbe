import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { HeardCharacter } from '../../prose/speakers/hear-book.ts';
import { isKept, isSettled } from './known-to-reading.ts';
import { nameKey, namesOf } from './name-key.ts';
import type { FoundRow } from './select-found.ts';

interface HeardRow extends Omit<HeardCharacter, 'known'> {
  id: string | null;
  character: string | null;
}

/**
 * Stores whom a reading of the whole book found, with nothing counted yet. What a person decided stays;
 * of the others those that are found again keep their ids.
 */
export async function storeFound(
  trx: Transaction<Tables>,
  book: string,
  heard: readonly HeardCharacter[],
  rows: readonly FoundRow[],
): Promise<void> {
  const matched = matchRows(heard, rows);
  const gone = goneOf(matched, rows);
  await sql`delete from public.found_characters where id = any(${gone}::uuid[])`.execute(trx);
  await sql`update public.found_characters
    set mentions = 0, speeches = 0, chapters = 0, first_chapter = null, examples = '[]'
    where book_id = ${book}`.execute(trx);
  const found = JSON.stringify(matched);
  await sql`
    update public.found_characters f
    set gender = coalesce(x.gender, f.gender), narrator = x.narrator,
      name = case when x.settled then f.name else x.name end,
      aliases = case when x.settled then f.aliases else x.aliases end,
      is_role = case when x.settled then f.is_role else x.role end,
      character_id = case when x.settled then f.character_id else x.character end
    from ${recordset(found)} where f.id = x.id`.execute(trx);
  await sql`
    insert into public.found_characters (book_id, name, aliases, gender, is_role, narrator, character_id)
    select ${book}::uuid, x.name, x.aliases, x.gender, x.role, x.narrator, x.character
    from ${recordset(found)} where x.id is null`.execute(trx);
}

const recordset = (found: string) => sql`jsonb_to_recordset(${found}::jsonb) as x (
  id uuid, name text, aliases text[], gender text, role boolean, narrator boolean, character uuid, settled boolean
)`;

function matchRows(
  heard: readonly HeardCharacter[],
  rows: readonly FoundRow[],
): (HeardRow & { settled: boolean })[] {
  const settled = new Map(rows.filter(isSettled).map((row) => [row.id, row]));
  const open = rows.filter((row) => !isKept(row));
  const taken = new Set<string>();
  return heard.map(({ known, ...each }) => {
    const own = known === null ? undefined : settled.get(known);
    if (own !== undefined) return { ...each, id: own.id, character: null, settled: true };
    const free = open.filter(({ id }) => !taken.has(id));
    const row =
      free.find(({ character_id }) => known !== null && character_id === known) ??
      free.find(({ name }) => nameKey(name) === nameKey(each.name)) ??
      free.find((one) => shareName(one, each));
    if (row !== undefined) taken.add(row.id);
    return { ...each, id: row?.id ?? null, character: known, settled: false };
  });
}

function shareName(
  one: { name: string; aliases: readonly string[] },
  other: { name: string; aliases: readonly string[] },
): boolean {
  const keys = new Set(namesOf(one).map(nameKey));
  return namesOf(other).some((name) => keys.has(nameKey(name)));
}

function goneOf(matched: readonly HeardRow[], rows: readonly FoundRow[]): string[] {
  const again = new Set(matched.map(({ id }) => id));
  return rows.filter((row) => !isKept(row) && !again.has(row.id)).map(({ id }) => id);
}
