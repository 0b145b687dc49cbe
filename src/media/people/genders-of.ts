import { sql, type Transaction } from 'kysely';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { formGender, parseName } from '../../prose/names/group-names.ts';
import type { Gender } from '../../prose/words/titles.ts';
import type { VersionElements } from '../../script/elements/elements-of-version.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';

const hearing = pureWork<typeof import('../../prose/speakers/read-quotes.ts'), 'readQuotes'>(
  'prose/speakers/read-quotes',
  'readQuotes',
);

/**
 * Whether somebody of a book's cast is a man or a woman, by id: as the reading of the book found, else by the name,
 * else by the pronouns of the chapter. Whoever nothing tells of is missing.
 */
export async function gendersOf(
  road: Road,
  { script, names }: VersionElements,
): Promise<Map<string, NonNullable<Gender>>> {
  const cast = names ?? [];
  const { chapter_id: chapter, book_id: book } = script;
  if (book === null || cast.length === 0) return new Map();
  const found = await road.look((trx) => selectFound(trx, book));
  const genders = new Map<string, NonNullable<Gender>>(found);
  for (const { id, name, aliases } of cast) {
    const told = [name, ...aliases].map((each) => formGender(parseName(each)));
    const gender = genders.get(id) ?? told.find((each) => each !== null);
    if (gender != null) genders.set(id, gender);
  }
  if (chapter === null || cast.every(({ id }) => genders.has(id))) return genders;
  const text = await road.look((trx) => readChapter(trx, chapter));
  const { characters } = await inThread(hearing, [text, cast], road);
  const byName = new Map(characters.map((each) => [each.name, each.gender]));
  for (const { id, name } of cast) {
    const gender = byName.get(name) ?? null;
    if (gender !== null && !genders.has(id)) genders.set(id, gender);
  }
  return genders;
}

async function selectFound(
  trx: Transaction<Tables>,
  book: string,
): Promise<[string, NonNullable<Gender>][]> {
  const { rows } = await sql<{ id: string; gender: NonNullable<Gender> }>`
    select f.character_id as id, max(f.gender) as gender from public.found_characters f
    where f.book_id = ${book} and f.character_id is not null and f.gender is not null
    group by f.character_id`.execute(trx);
  return rows.map(({ id, gender }) => [id, gender]);
}

async function readChapter(trx: Transaction<Tables>, id: string): Promise<string> {
  const { content } = await trx
    .selectFrom('chapters')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return content ?? '';
}
