import { sql, type Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { lockBook } from '../../book/lock-book.ts';
import { AppError, type Book, type Character, type FoundCharacter } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { addAliases, addCharacters } from '../add-character.ts';
import { confirmCharacter } from '../confirm-character.ts';
import { listCharactersOf } from '../list-characters.ts';
import { characterFinder, getFound } from './list-found.ts';
import { nameKey, namesOf } from './name-key.ts';
import { giveNames, takeNames } from './pass-names.ts';
import { type FoundRow, selectFound } from './select-found.ts';

type Trx = Transaction<Tables>;

interface FoundName {
  /** Id. */
  found: string;
}

/** All of a book that a decision looks at; nobody else decides in the book until it is stored. */
interface Desk {
  trx: Trx;
  book: Book;
  row: FoundRow;
  rows: FoundRow[];
  characters: Character[];
}

/** Makes a found one a character of the book, or of its name the one that the book has; its other names go along. */
export function confirmFoundCharacter(
  road: Road,
  { found, name }: FoundName & { name?: string | undefined },
): Promise<FoundCharacter> {
  return decide(road, found, async (desk) => {
    const { trx, book, characters } = desk;
    const row = openRow(desk);
    const called = name ?? row.name;
    const same = characters.find((each) => namesOf(each).some((own) => isSame(own, called)));
    const there = same ?? (name === undefined ? characterFinder(characters)(row) : null);
    if (there !== null && there !== undefined) {
      const given = await giveToCharacter(desk, there);
      await note(trx, row, { decision: 'confirmed', character_id: there.id, given });
      return row.id;
    }
    const aliases = namesOf(row).filter(
      (alias) => !isSame(alias, called) && isFree(alias, characters),
    );
    const [id = ''] = await addCharacters(trx, book, [{ name: called, aliases }]);
    await note(trx, row, { decision: 'confirmed', character_id: id, made: true });
    return row.id;
  });
}

/** Says that a found one is a character of the book, or another found one. Its names go there. */
export function mergeFoundCharacter(
  road: Road,
  { found, into }: FoundName & { into: string },
): Promise<FoundCharacter> {
  return decide(road, found, async (desk) => {
    const { trx, book, rows, characters } = desk;
    const row = openRow(desk);
    const character = characters.find(({ id }) => id === into.toLowerCase());
    const standing = rows.find((each) => standsFor(each, character));
    if (character !== undefined && standing === undefined) {
      const given = await giveToCharacter(desk, character);
      await note(trx, row, { decision: 'merged', character_id: character.id, given });
      return row.id;
    }
    const target = standing ?? rows.find(({ id }) => id === into.toLowerCase());
    if (target === undefined) throw nobody(book, into);
    if (target.id === row.id || target.merged_into !== null || target.decision === 'dismissed') {
      throw new AppError('conflict', `${row.name} cannot be merged into ${target.name}`, {
        hint: 'Name another one, which is neither merged itself nor dismissed.',
      });
    }
    const given = await giveNames(trx, row, target);
    const owner = characters.find(({ id }) => id === target.character_id);
    if (owner !== undefined) await giveToCharacter(desk, owner);
    await note(trx, row, { decision: 'merged', merged_into: target.id, given });
    return row.id;
  });
}

/** Makes one of the other names a found one of its own. */
export function splitFoundCharacter(
  road: Road,
  { found, alias }: FoundName & { alias: string },
): Promise<FoundCharacter> {
  return decide(road, found, async (desk) => {
    const { trx } = desk;
    const row = openRow(desk);
    const name = row.aliases.find((own) => own === alias) ?? row.aliases.find(isSameAs(alias));
    if (name === undefined) {
      throw new AppError('not_found', `${row.name} has no other name "${alias}"`, {
        details: { found: row.id, aliases: row.aliases },
      });
    }
    const { id } = await trx
      .insertInto('found_characters')
      .values({ book_id: row.book_id, name, names_settled: true })
      .returning('id')
      .executeTakeFirstOrThrow();
    await takeNames(trx, row.id, [name], id);
    return id;
  });
}

/** Says that a found one is nobody of the book. */
export function dismissFoundCharacter(road: Road, { found }: FoundName): Promise<FoundCharacter> {
  return decide(road, found, async (desk) => {
    const row = openRow(desk);
    await note(desk.trx, row, { decision: 'dismissed' });
    return row.id;
  });
}

/** Takes back what was decided: names go back, and a character that was made by it goes, where nothing needs it. */
export function reopenFoundCharacter(road: Road, { found }: FoundName): Promise<FoundCharacter> {
  return decide(road, found, async ({ trx, row, rows }) => {
    if (row.decision === null) {
      throw new AppError('conflict', `nothing was decided about ${row.name}`, {
        hint: 'Confirm, merge, split or dismiss it.',
      });
    }
    const target = rows.find(({ id }) => id === row.merged_into);
    if (target !== undefined) await takeNames(trx, target.id, row.given, row.id);
    if (row.made) await deleteUnneeded(trx, row.character_id);
    else await takeAliases(trx, row, target?.character_id ?? row.character_id);
    await note(trx, row, { decision: null });
    return row.id;
  });
}

async function decide(
  road: Road,
  found: string,
  work: (desk: Desk) => Promise<string>,
): Promise<FoundCharacter> {
  return road.commit(async (trx) => {
    const named = await trx
      .selectFrom('found_characters')
      .select('book_id')
      .where('id', '=', found)
      .executeTakeFirst();
    if (named === undefined) throw missing(found);
    const book = await findBook(trx, named.book_id);
    if (!book.can.change) {
      throw new AppError('forbidden', `only the owner of "${book.title}" decides who is in it`, {
        hint: 'Ask whoever owns the book.',
      });
    }
    await lockBook(trx, book);
    const rows = await selectFound(trx, book.id);
    const row = rows.find(({ id }) => id === found.toLowerCase());
    if (row === undefined) throw missing(found);
    const characters = await listCharactersOf(trx, book);
    const id = await work({ trx, book, row, rows, characters });
    const answer = await getFound(trx, book, id);
    if (answer === undefined) throw missing(id);
    return answer;
  });
}

/** Two who are one character would be two to a reading, and share its counts. */
function standsFor(row: FoundRow, character: Character | undefined): boolean {
  return (
    row.decision === 'confirmed' && row.merged_into === null && row.character_id === character?.id
  );
}

function openRow({ row }: Desk): FoundRow {
  if (row.decision === null) return row;
  throw new AppError('conflict', `${row.name} is ${row.decision} already`, {
    hint: 'Take that back first: goldenrod cast found reopen.',
    details: { found: row.id, decision: row.decision },
  });
}

/** Gives a character of the book the names that nobody of it has; answers which. */
async function giveToCharacter(
  { trx, row, characters }: Desk,
  { id }: Character,
): Promise<string[]> {
  const given = namesOf(row).filter((alias) => isFree(alias, characters));
  await addAliases(
    trx,
    given.map((alias) => ({ characterId: id, alias })),
  );
  await confirmCharacter(trx, id);
  return given;
}

function isFree(alias: string, characters: readonly Character[]): boolean {
  return !characters.some((each) => namesOf(each).some(isSameAs(alias)));
}

const isSameAs = (name: string) => (other: string) => isSame(name, other);
const isSame = (name: string, other: string): boolean => nameKey(name) === nameKey(other);

interface Decision {
  decision: FoundRow['decision'];
  character_id?: string;
  merged_into?: string;
  given?: string[];
  made?: boolean;
}

async function note(
  trx: Trx,
  { id }: FoundRow,
  { decision, character_id, merged_into, given = [], made = false }: Decision,
): Promise<void> {
  const by = decision === null ? sql<null>`null` : sql<string>`auth.uid()`;
  // The time of the transaction, as of the names that it gives: by that they are known when it is taken back.
  const at = decision === null ? sql<null>`null` : sql<Date>`now()`;
  await trx
    .updateTable('found_characters')
    .set({
      decision,
      character_id: character_id ?? null,
      merged_into: merged_into ?? null,
      given,
      made,
      decided_by: by,
      decided_at: at,
    })
    .where('id', '=', id)
    .execute();
}

/** Those that the decision gave: one that somebody had given before, or gave since, stays. */
async function takeAliases(trx: Trx, { id }: FoundRow, character: string | null): Promise<void> {
  await sql`
    delete from public.character_aliases a
    using public.found_characters f
    where f.id = ${id} and a.character_id = ${character}
      and a.alias = any(f.given) and a.created_at = f.decided_at`.execute(trx);
}

/** Nobody says, shows or confirmed anything of it since. */
async function deleteUnneeded(trx: Trx, id: string | null): Promise<void> {
  await sql`
    delete from public.characters k
    where k.id = ${id}
      and not exists (select from public.scripts s where s.character_ids @> array[k.id])
      and not exists (select from public.image_generations i where i.character_id = k.id)
      and not exists (select from public.audio_generations a where a.character_id = k.id)
      and not exists (select from public.chapter_quotes q where q.character_id = k.id and q.confirmed_at is not null)
      and not exists (select from goldenrod.character_changes x where x.character_id = k.id)`.execute(
    trx,
  );
}

const missing = (id: string): AppError =>
  new AppError('not_found', `nobody was found by the id "${id}"`, {
    hint: 'List them: goldenrod cast found list --book BOOK.',
    details: { found: id },
  });

const nobody = (book: Book, id: string): AppError =>
  new AppError('not_found', `"${book.title}" has neither a character nor a found one "${id}"`, {
    hint: `List them: goldenrod cast list --book ${book.handle}, goldenrod cast found list --book ${book.handle}.`,
  });
