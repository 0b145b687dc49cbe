import { sql, type Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { findCharacter } from '../../cast/find-character.ts';
import { lookOfFound } from '../../cast/look/look-of-found.ts';
import {
  AppError,
  type Book,
  type BookLook,
  type BookLooks,
  LOOK_THINGS,
  type Look,
  type LookEdit,
} from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { lookForCast, said } from './look-for-cast.ts';
import { presentLook } from './present-look.ts';
import { type LookRow, readLooks } from './read-looks.ts';
import { sceneOf } from './scene-of.ts';

type Trx = Transaction<Tables>;

interface InBook {
  book: string;
}
interface OfOne extends InBook {
  /** Id, name or alias. */
  who: string;
}

/** What the characters of a book look like, by name. */
export function listLooks(road: Road, { book: wanted }: InBook): Promise<BookLooks> {
  return road.look(async (trx) => {
    const book = await findBook(trx, wanted);
    const numbers = await numbersOf(trx, book);
    const rows = await readLooks(trx, book);
    return { book, items: rows.map((row) => presentLook(row, numbers)), next: null };
  });
}

/** Looks in the chapters for what they say of everybody; what a person said stays. */
export async function proposeLooks(road: Road, { book }: InBook): Promise<BookLooks> {
  await lookForCast(road, book);
  return listLooks(road, { book });
}

/** Says what a character looks like: what is left out stays, null takes it away. */
export function setLook(road: Road, { book, who, ...edit }: OfOne & LookEdit): Promise<BookLook> {
  return change(road, { book, who }, (row) => ({
    ...row,
    look: said({ ...row.look, ...edit }),
    assigned_by: 'person',
  }));
}

/** Has what was found in the prose hold again. */
export async function removeLook(road: Road, input: OfOne): Promise<undefined> {
  await change(road, input, (row, book) => {
    if (row.assigned_by !== 'person') {
      throw new AppError('not_found', `nobody said what ${row.name} looks like`, {
        hint: `List the looks: goldenrod cast looks --book ${book.handle}`,
        details: { who: input.who },
      });
    }
    const look = said(lookOfFound(row.found, row.gender ?? row.look.gender ?? null));
    return { ...row, look, changes: [], assigned_by: 'proposal' };
  });
  return undefined;
}

/** Says what is otherwise from a scene on. */
export async function setLookChange(
  road: Road,
  { script, scene, look, ...input }: OfOne & { script: string; scene: string; look: LookEdit },
): Promise<BookLook> {
  // Whose book and character it is, before anything is said of a script.
  await road.look(async (trx) => findCharacter(trx, await findBook(trx, input.book), input.who));
  const { book_id, ...place } = await sceneOf(road, { script, scene });
  return change(road, input, (row, book) => {
    if (book_id !== book.id) {
      throw new AppError('invalid', `the scene is of another book than "${book.title}"`, {
        hint: 'Name a script of this book.',
        details: { scene },
      });
    }
    const others = row.changes.filter((each) => each.scene !== place.scene);
    return {
      ...row,
      changes: [...others, { ...place, look: otherwise(look) }],
      assigned_by: 'person',
    };
  });
}

/** What is drawn otherwise; of things that are not there any more there are none. */
function otherwise(edit: LookEdit): Partial<Look> {
  const told = Object.entries(edit).flatMap(([attribute, value]): [string, unknown][] => {
    if (value === undefined) return [];
    const isThings = LOOK_THINGS.some((each) => each === attribute);
    return [[attribute, isThings ? (value ?? []) : value]];
  });
  return Object.fromEntries(told);
}

/** Has a look go on as it was before a scene. */
export async function removeLookChange(
  road: Road,
  { scene, ...input }: OfOne & { scene: string },
): Promise<undefined> {
  await change(road, input, (row, book) => {
    const changes = row.changes.filter((each) => each.scene !== scene.toLowerCase());
    if (changes.length < row.changes.length) return { ...row, changes };
    throw new AppError('not_found', `the look of ${row.name} does not change in that scene`, {
      hint: `List the looks: goldenrod cast looks --book ${book.handle} --json`,
      details: { scene },
    });
  });
  return undefined;
}

/** Changes the row of one, which is made where there is none. */
function change(
  road: Road,
  { book: wanted, who }: OfOne,
  work: (row: LookRow, book: Book) => LookRow,
): Promise<BookLook> {
  return road.commit(async (trx) => {
    const book = await findBook(trx, wanted);
    const { id } = await findCharacter(trx, book, who);
    // Two who edit at once do not take each other's fields away.
    await sql`select from public.characters k where k.id = ${id} for no key update`.execute(trx);
    const before = (await readLooks(trx, book)).find((each) => each.id === id);
    if (before === undefined) throw new Error('a character that was found is not listed');
    const after = work(before, book);
    await write(trx, after);
    return presentLook(after, await numbersOf(trx, book));
  });
}

async function write(trx: Trx, { id, look, changes, assigned_by }: LookRow): Promise<void> {
  await sql`
    insert into goldenrod.looks as l (character_id, user_id, look, changes, assigned_by)
    select k.id, k.user_id, ${JSON.stringify(look)}::jsonb, ${JSON.stringify(changes)}::jsonb, ${assigned_by}
    from public.characters k where k.id = ${id}
    on conflict on constraint looks_pkey do update set
      look = excluded.look, changes = excluded.changes, assigned_by = excluded.assigned_by, updated_at = now()`.execute(
    trx,
  );
}

async function numbersOf(trx: Trx, { id }: Book): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('chapters')
    .select(['id', 'chapter_number as number'])
    .where('book_id', '=', id)
    .execute();
  return new Map(rows.map((row) => [row.id, row.number]));
}
