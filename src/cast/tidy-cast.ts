import { sql, type Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { lockBook } from '../book/lock-book.ts';
import type { Book, UnneededCharacter } from '../contract/index.ts';
import { computeAndCommit, type Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import type { OfBook } from './characters.ts';
import { listCharactersOf } from './list-characters.ts';
import { listReasons } from './list-reasons.ts';
import { createCueMatcher } from './match/match-cue.ts';
import { namesInChapter } from './names-in-chapter.ts';
import { readCueSources, spokenCuesOf } from './read-cues.ts';
import type { SpokenCue } from './spoken-cues.ts';

type Trx = Transaction<Tables>;
type Prepared = Awaited<ReturnType<typeof prepare>>;

/**
 * The characters of a book that a program made, that nobody confirmed and that no version needs: no
 * cue names them, nobody linked them, and nothing was made for them. A name that is a common noun
 * needs nobody by itself.
 */
export async function listUnneeded(
  road: Road,
  input: { book: string },
): Promise<OfBook<UnneededCharacter>> {
  const prepared = await road.look((trx) => prepare(trx, input.book));
  return { book: prepared.book, items: await unneeded(road, prepared), next: null };
}

/** Removes those of them that are named; one that is needed meanwhile stays. Answers whom it removed. */
export function tidyCast(
  road: Road,
  input: { book: string; characters: string[] },
): Promise<OfBook<UnneededCharacter>> {
  return computeAndCommit(road, {
    prepare: (trx, { committing }) => prepare(trx, input.book, { alone: committing }),
    compute: (prepared) => unneeded(road, prepared),
    commit: async (trx, found, { book }) => {
      const named = new Set(input.characters);
      const going = found.filter(({ id }) => named.has(id));
      await trx
        .deleteFrom('characters')
        .where('id', '=', sql<string>`any(${going.map(({ id }) => id)}::uuid[])`)
        .execute();
      return { book, items: going, next: null };
    },
  });
}

/** @param options.alone keeps others from adding a version that needs somebody meanwhile */
async function prepare(trx: Trx, wanted: string, options: { alone?: boolean } = {}) {
  const book = await findBook(trx, wanted);
  if (options.alone === true) {
    await lockBook(trx, book);
  }
  const suspects = await listUnconfirmed(trx, book);
  return {
    book,
    suspects,
    characters: await listCharactersOf(trx, book),
    scripts: suspects.length === 0 ? [] : await listCasts(trx, book),
  };
}

async function unneeded(road: Road, prepared: Prepared): Promise<UnneededCharacter[]> {
  if (prepared.suspects.length === 0) return [];
  const { sources, reasonsOf } = await road.look(async (trx) => ({
    sources: await readCueSources(trx, prepared.scripts),
    reasonsOf: await listReasons(
      trx,
      prepared.scripts.map(({ id }) => id),
    ),
  }));
  const named = namedByCues(prepared, await spokenCuesOf(sources, road), reasonsOf);
  return prepared.suspects.filter(({ id }) => !named.has(id));
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

function listCasts(trx: Trx, book: Pick<Book, 'id'>) {
  return trx
    .selectFrom('scripts as s')
    .innerJoin('chapters as c', 'c.id', 's.chapter_id')
    .where('c.book_id', '=', book.id)
    .where('s.deleted_at', 'is', null)
    .select(['s.id', 's.text_hash', 's.character_ids', 'c.chapter_number'])
    .orderBy('s.id')
    .execute();
}

/** Whom the cues of any version name, and who is in a cast that no cue explains. */
function namedByCues(
  { characters, scripts }: Prepared,
  cuesOf: ReadonlyMap<string, SpokenCue[]>,
  reasonsOf: Awaited<ReturnType<typeof listReasons>>,
): Set<string> {
  const named = new Set<string>();
  for (const { id, chapter_number, character_ids } of scripts) {
    const match = createCueMatcher(namesInChapter(characters, chapter_number));
    const { noted, unlinked } = reasonsOf(id);
    const offered = new Set<string>();
    for (const { cue } of cuesOf.get(id) ?? []) {
      const { match: found, candidates } = match(cue);
      if (found !== null && !unlinked.has(found)) named.add(found);
      for (const each of candidates) offered.add(each);
    }
    // Linked by hand before reasons were kept, unless a cue that decides nothing is why.
    for (const member of character_ids) {
      if (!offered.has(member) && !noted.has(member)) named.add(member);
    }
  }
  return named;
}
