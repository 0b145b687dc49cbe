import { sql, type Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { bookInput, selectPeople } from '../../cast/found/select-found.ts';
import { withFound } from '../../cast/found/with-found.ts';
import { listCharactersOf } from '../../cast/list-characters.ts';
import { lookOfFound } from '../../cast/look/look-of-found.ts';
import { namesInChapter } from '../../cast/names-in-chapter.ts';
import type { LookEdit } from '../../contract/index.ts';
import { computeAndCommit, type Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import type { Gender } from '../../prose/words/titles.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { GatheredLooks, type StoredQuote } from './gather-looks.ts';
import { wholeLook } from './present-look.ts';
import { type LookRow, readLooks } from './read-looks.ts';

type Trx = Transaction<Tables>;
type Prepared = Awaited<ReturnType<typeof prepare>>;

const reading = pureWork<typeof import('../../cast/look/find-looks.ts'), 'readChapterLooks'>(
  'cast/look/find-looks',
  'readChapterLooks',
);
const seeding = pureWork<typeof import('../../cast/look/portrait.ts'), 'portraitSeeds'>(
  'cast/look/portrait',
  'portraitSeeds',
);

/** What is stored of one character; a look only where no person said one. */
interface FoundOfOne {
  id: string;
  look: LookEdit;
  found: readonly StoredQuote[];
  seed: string | null;
}

/**
 * Reads the chapters of a book, one after the other, for what they say of everybody's look, and stores it, also that
 * nothing was found. What a person said stays.
 */
export function lookForCast(road: Road, wanted: string): Promise<void> {
  return computeAndCommit(road, {
    prepare: (trx) => prepare(trx, wanted),
    compute: (prepared) => findOfAll(road, prepared),
    commit: (trx, found) => store(trx, found),
  });
}

/** The same, where somebody of the book was never looked for. */
export async function lookForCastOnce(road: Road, book: string): Promise<void> {
  const rows = await road.look((trx) => readLooks(trx, { id: book }));
  if (rows.some(({ seed }) => seed === null)) await lookForCast(road, book);
}

async function prepare(trx: Trx, wanted: string) {
  const book = await findBook(trx, wanted);
  const chapters = await trx
    .selectFrom('chapters')
    .select(['id', 'chapter_number as number'])
    .where('book_id', '=', book.id)
    .orderBy('chapter_number')
    .orderBy('id')
    .execute();
  return {
    chapters,
    input: await bookInput(trx, book.id),
    characters: await listCharactersOf(trx, book),
    people: await selectPeople(trx, book.id),
    rows: await readLooks(trx, book),
  };
}

async function findOfAll(
  road: Road,
  { chapters, characters, people, rows }: Prepared,
): Promise<FoundOfOne[]> {
  const gathered = new GatheredLooks();
  const pronouns = new Map<string, { f: number; m: number }>();
  for (const { id, number } of characters.length === 0 ? [] : chapters) {
    road.signal?.throwIfAborted();
    const text = await road.look((trx) => textOf(trx, id));
    const known = withFound(namesInChapter(characters, number), people);
    const { found, genders } = await inThread(reading, [text, known], road);
    gathered.add(id, found);
    for (const [character, gender] of genders) {
      const counts = pronouns.get(character) ?? { f: 0, m: 0 };
      counts[gender] += 1;
      pronouns.set(character, counts);
    }
  }
  const told = rows.map((row) => foundOf(row, gathered.of(row.id), pronouns.get(row.id)));
  const sitters = told.map((each) => ({ ...each, look: wholeLook({ ...each, gender: null }) }));
  const seeds = await inThread(seeding, [sitters.sort(byId)], road);
  return told.map((each) => ({ ...each, seed: seeds.get(each.id) ?? each.id }));
}

function foundOf(
  row: LookRow,
  found: readonly StoredQuote[],
  counts: { f: number; m: number } | undefined,
): FoundOfOne {
  const { f, m } = counts ?? { f: 0, m: 0 };
  const gender: Gender = row.gender ?? (f === m ? null : f > m ? 'f' : 'm');
  const look = row.assigned_by === 'person' ? row.look : said(lookOfFound(found, gender));
  return { id: row.id, look, found, seed: row.seed };
}

/** Only what something is said of. */
export function said(look: LookEdit): LookEdit {
  return Object.fromEntries(
    Object.entries(look).filter(
      ([, value]) => value != null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** As storyboards have them. */
const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);

async function textOf(trx: Trx, chapter: string): Promise<string> {
  const { content } = await trx
    .selectFrom('chapters')
    .select('content')
    .where('id', '=', chapter)
    .executeTakeFirstOrThrow();
  return content ?? '';
}

async function store(trx: Trx, found: readonly FoundOfOne[]): Promise<void> {
  await sql`
    insert into goldenrod.looks as l (character_id, user_id, look, assigned_by, found, seed)
    select k.id, k.user_id, x.look, 'proposal', x.found, x.seed
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as x (id uuid, look jsonb, found jsonb, seed text)
    join public.characters k on k.id = x.id
    on conflict on constraint looks_pkey do update set
      look = case when l.assigned_by = 'person' then l.look else excluded.look end,
      found = excluded.found, seed = excluded.seed, updated_at = now()`.execute(trx);
}
