import { sql, type Transaction } from 'kysely';
import { lockBook } from '../book/lock-book.ts';
import type { Book } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import type { FoundCharacter } from '../prose/names/characters.ts';
import { addCharacters, type NewCharacter } from './add-character.ts';
import { type CastOfCues, castOfCues } from './cast-of-cues.ts';
import { listCharactersOf } from './list-characters.ts';
import { isCommonNoun } from './match/common-nouns.ts';
import { normaliseCue, splitJointCue } from './match/cue-names.ts';
import { createCueMatcher } from './match/match-cue.ts';
import { nameOfCue } from './match/name-of-cue.ts';
import { nameInChapter } from './name-in-chapter.ts';
import { namesInChapter } from './names-in-chapter.ts';
import type { SpokenCue } from './spoken-cues.ts';

/** Where characters are made: the evidence for them stands in this chapter, or in a script of it. */
export interface ChapterOfBook {
  book: Pick<Book, 'id'>;
  chapter: { id: string; number: number };
}

/** Cues that are a device or a crowd: nobody to find again in another chapter. */
const NOBODY: ReadonlySet<string> = new Set(
  'narrator voice voices all both everyone everybody crowd chorus man woman'
    .split(' ')
    .map(normaliseCue),
);

/** "the visitor" of this chapter is not the visitor of the next: an extra has a cue, not a character. */
const isExtra = ({ aliases }: FoundCharacter): boolean =>
  aliases.some((alias) => /^the \p{Ll}/u.test(alias));

/**
 * Adds to a book whom a drafter found in a chapter and the book does not have yet, and notes what the
 * chapter calls them: a common noun ("the King") holds in this chapter alone.
 */
export async function makeFoundCharacters(
  trx: Transaction<Tables>,
  { book, chapter }: ChapterOfBook,
  found: readonly FoundCharacter[],
): Promise<void> {
  const people = found.filter(
    (each) => each.known !== null || !(NOBODY.has(normaliseCue(each.name)) || isExtra(each)),
  );
  if (people.length === 0 || !(await mayAddCharacters(trx, book))) return;
  const match = createCueMatcher(namesInChapter(await listCharactersOf(trx, book), chapter.number));
  const known = new Map<FoundCharacter, string>();
  for (const each of people) {
    const { match: id, how, candidates } = match(each.name);
    const own = each.known?.heard === true ? undefined : each.known?.id;
    const same = own ?? (how === 'name' || how === 'alias' ? id : null);
    // Of a common noun the book may have one: the prose writes it as a name here, too.
    const only = isCommonNoun(each.name) && candidates.length === 1 ? candidates[0] : undefined;
    if (same ?? only) known.set(each, same ?? only ?? '');
  }
  const unknown = people.filter((each) => !known.has(each));
  const made = await addMade(trx, {
    book,
    chapter,
    by: 'draft',
    characters: unknown.map(({ name, aliases }) => ({
      name,
      aliases: aliases.filter((alias) => !isCommonNoun(alias)),
    })),
  });
  unknown.forEach((each, at) => {
    known.set(each, made[at] ?? '');
  });
  await nameInChapter(trx, chapter.id, ownCommonNouns(known), { over: false });
}

/** What the chapter calls one of them alone, by common nouns. */
function ownCommonNouns(known: ReadonlyMap<FoundCharacter, string>) {
  const owners = new Map<string, { characterId: string; alias: string } | null>();
  for (const [{ name, aliases }, characterId] of known) {
    for (const alias of [name, ...aliases].filter(isCommonNoun)) {
      const key = normaliseCue(alias).replace(/^the /, '');
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, { characterId, alias });
      else if (owner?.characterId !== characterId) owners.set(key, null);
    }
  }
  return [...owners.values()].filter((owner) => owner !== null);
}

/** Adds to a book whom the cues of an imported screenplay name and nobody of the book could be. */
export async function makeCuedCharacters(
  trx: Transaction<Tables>,
  { book, chapter }: ChapterOfBook,
  cues: readonly SpokenCue[],
): Promise<void> {
  if (!(await mayAddCharacters(trx, book))) return;
  const names = namesInChapter(await listCharactersOf(trx, book), chapter.number);
  const { uncast } = castOfCues(cues, names);
  await addMade(trx, {
    book,
    chapter,
    by: 'import',
    characters: uncast.filter(isNewName).map(({ cue }) => ({ name: nameOfCue(cue), aliases: [] })),
  });
}

const isNewName = ({ cue, candidates }: CastOfCues['uncast'][number]): boolean =>
  candidates.length === 0 && splitJointCue(cue).length === 1 && !isCommonNoun(cue);

/**
 * Whether characters can be added; then nobody else adds any to the book until the transaction ends:
 * two drafts at once would each add the same ones. On a running application's own table further
 * columns may be asked for that we cannot fill.
 */
async function mayAddCharacters(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id'>,
): Promise<boolean> {
  const { rows } = await sql`
    select from pg_catalog.pg_attribute a
    where a.attrelid = 'public.characters'::pg_catalog.regclass and a.attnum > 0 and not a.attisdropped
      and a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attname not in ('book_id', 'user_id', 'name')
    limit 1`.execute(trx);
  if (rows.length > 0) return false;
  await lockBook(trx, book);
  return true;
}

async function addMade(
  trx: Transaction<Tables>,
  {
    book,
    chapter,
    by,
    characters,
  }: ChapterOfBook & { by: 'draft' | 'import'; characters: NewCharacter[] },
): Promise<string[]> {
  const ids = await addCharacters(trx, book, characters);
  if (ids.length === 0) return ids;
  await sql`
    insert into goldenrod.character_origins (character_id, made_by, chapter_id)
    select id, ${by}, ${chapter.id}::uuid from unnest(${ids}::uuid[]) as made (id)`.execute(trx);
  return ids;
}
