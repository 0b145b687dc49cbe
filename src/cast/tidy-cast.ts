import { sql, type Transaction } from 'kysely';
import type { Book, UnneededCharacter } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { listCharactersOf } from './list-characters.ts';
import { listUnlinked } from './list-unlinked.ts';
import { createCueMatcher } from './match/match-cue.ts';
import { namesInChapter } from './names-in-chapter.ts';
import { readSpokenCues } from './read-spoken-cues.ts';

type Trx = Transaction<Tables>;

/**
 * The characters of a book that a program made, that nobody confirmed and that no version needs: no
 * cue names them, nobody linked them, and nothing was made for them. A name that is a common noun
 * needs nobody by itself.
 */
export async function listUnneededOf(
  trx: Trx,
  book: Pick<Book, 'id'>,
): Promise<UnneededCharacter[]> {
  const suspects = await listUnconfirmed(trx, book);
  if (suspects.length === 0) return [];
  const named = await namedByCues(trx, book);
  return suspects.filter(({ id }) => !named.has(id));
}

/** Removes those of them that are named; one that is needed meanwhile stays. Answers whom it removed. */
export async function removeUnneeded(
  trx: Trx,
  book: Pick<Book, 'id'>,
  ids: readonly string[],
): Promise<UnneededCharacter[]> {
  // As for a draft: nobody adds a version that needs one of them meanwhile.
  await trx.selectFrom('books').select('id').where('id', '=', book.id).forNoKeyUpdate().execute();
  const going = (await listUnneededOf(trx, book)).filter(({ id }) => ids.includes(id));
  // One by one: what leaves a cast leaves it alone, with nobody in it who is gone already.
  for (const { id } of going) await trx.deleteFrom('characters').where('id', '=', id).execute();
  return going;
}

async function listUnconfirmed(trx: Trx, book: Pick<Book, 'id'>): Promise<UnneededCharacter[]> {
  const { rows } = await sql<UnneededCharacter>`
    select k.id, k.name, o.made_by, c.chapter_number as chapter
    from goldenrod.character_origins o
    join public.characters k on k.id = o.character_id
    left join public.chapters c on c.id = o.chapter_id
    where k.book_id = ${book.id} and o.confirmed_at is null
      and not exists (select from goldenrod.cast_reasons r where r.character_id = k.id and r.chosen)
      and not exists (select from public.image_generations i where i.character_id = k.id)
      and not exists (select from public.audio_generations a where a.character_id = k.id)
    order by k.name, k.id`.execute(trx);
  return rows;
}

/** Whom the cues of any version name, and who is in a cast that no cue explains. */
async function namedByCues(trx: Trx, book: Pick<Book, 'id'>): Promise<Set<string>> {
  const characters = await listCharactersOf(trx, book);
  const scripts = await trx
    .selectFrom('scripts as s')
    .innerJoin('chapters as c', 'c.id', 's.chapter_id')
    .where('c.book_id', '=', book.id)
    .where('s.deleted_at', 'is', null)
    .select(['s.id', 's.text_hash', 's.character_ids', 'c.chapter_number'])
    .execute();
  const ids = scripts.map(({ id }) => id);
  const cuesOf = await readSpokenCues(trx, scripts);
  const unlinked = await listUnlinked(trx, ids);
  const reasoned = await listReasoned(trx, ids);
  const named = new Set<string>();
  for (const { id, chapter_number, character_ids } of scripts) {
    const match = createCueMatcher(namesInChapter(characters, chapter_number));
    const offered = new Set<string>();
    for (const { cue } of cuesOf.get(id) ?? []) {
      const { match: found, candidates } = match(cue);
      if (found !== null && !unlinked.get(id)?.has(found)) named.add(found);
      for (const each of candidates) offered.add(each);
    }
    // Linked by hand before reasons were kept, unless a cue that decides nothing is why.
    for (const member of character_ids) {
      if (!offered.has(member) && !reasoned.get(id)?.has(member)) named.add(member);
    }
  }
  return named;
}

/** Who is in or out of casts for a reason that is noted, by script. */
async function listReasoned(
  trx: Trx,
  scriptIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ script_id: string; ids: string[] }>`
    select script_id, array_agg(character_id) as ids from goldenrod.cast_reasons
    where script_id = any(${scriptIds}::uuid[]) group by script_id`.execute(trx);
  return new Map(rows.map(({ script_id, ids }) => [script_id, new Set(ids)]));
}
