import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { lockBook } from '../../book/lock-book.ts';
import { AppError, type Book } from '../../contract/index.ts';
import { computeAndCommit, type Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { listCharactersOf } from '../list-characters.ts';
import { countFound } from './count-found.ts';
import { knownOf, knownToReading } from './known-to-reading.ts';
import { bookInput, selectBookReading, selectFound, UNFINISHED } from './select-found.ts';
import { storeFound } from './store-found.ts';

type Trx = Transaction<Tables>;

const hearing = pureWork<typeof import('../../prose/speakers/hear-book.ts'), 'hearBook'>(
  'prose/speakers/hear-book',
  'hearBook',
  { seconds: 300 },
);
const counting = pureWork<typeof import('../../prose/speakers/hear-chapter.ts'), 'hearChapters'>(
  'prose/speakers/hear-chapter',
  'hearChapters',
  { seconds: 300 },
);

/** Characters of chapters that are read in one step. */
const PART = 60_000;

/** How far a reading is. */
export interface ReadingState {
  /** Hash of what it reads: what was done of something else is done again. */
  input: string;
  /** Which reading it is: one that began later takes its place. */
  reading: string;
  /** Numbers of the chapters whose part is counted. */
  done: number[];
}

/** How a reading goes its steps. */
export interface ReadingSteps {
  /** What an earlier run left. */
  soFar: ReadingState | null;
  /** The road of a step, whose commit leads to that state. */
  step(next: ReadingState, chapters: number): Road;
  /** Between two steps. */
  pause(): Promise<void>;
}

/** A book that was read but for the last step, which is `endReading`. */
export interface BookRead {
  book: Book;
  input: string;
  reading: string;
}

/**
 * Reads a whole book for who is in it, then chapter by chapter for how often, each step a transaction of
 * its own. What a person decided about those who were found stays.
 */
export async function readWholeBook(
  road: Road,
  wanted: string,
  { soFar, step, pause }: ReadingSteps,
): Promise<BookRead> {
  const { book, input, chapters, current } = await road.look((trx) => prepareBook(trx, wanted));
  const goesOn = soFar !== null && soFar.input === input && soFar.reading === current;
  const reading = goesOn ? soFar.reading : `${UNFINISHED}${randomUUID()}`;
  let state: ReadingState = goesOn ? soFar : { input, reading, done: [] };
  if (!goesOn) await findPeople(step(state, chapters.length), book, reading);
  const left = chapters.filter(({ number }) => !state.done.includes(number));
  for (const [at, numbers] of inParts(left).entries()) {
    if (at > 0) await pause();
    state = { ...state, done: [...state.done, ...numbers] };
    await countChapters(step(state, chapters.length), { book, numbers, reading });
  }
  return { book, input, reading };
}

/** Notes what the book was read from; one that changed meanwhile is stale. */
export async function endReading(
  trx: Trx,
  { book, input, reading }: BookRead,
): Promise<{ found: number }> {
  await refuseOvertaken(trx, book, reading);
  await noteReading(trx, book, input);
  return { found: (await selectFound(trx, book.id)).length };
}

/** Whether the book is as it was read last. */
export async function isRead(trx: Trx, wanted: string): Promise<boolean> {
  const { id } = await findBook(trx, wanted);
  return (await selectBookReading(trx, id))?.input_hash === (await bookInput(trx, id));
}

async function noteReading(trx: Trx, book: Book, input: string): Promise<void> {
  await sql`
    insert into goldenrod.book_readings (book_id, input_hash) values (${book.id}, ${input})
    on conflict on constraint book_readings_pkey
      do update set input_hash = excluded.input_hash, read_at = excluded.read_at`.execute(trx);
}

/** Two readings at once would count twice: the one that began later goes on alone. */
async function refuseOvertaken(trx: Trx, book: Book, reading: string): Promise<void> {
  await lockBook(trx, book);
  if ((await selectBookReading(trx, book.id))?.input_hash === reading) return;
  throw new AppError('db.busy', `another reading of "${book.title}" began meanwhile`, {
    hint: 'Wait for that one: goldenrod cast found list tells when the book was read.',
    details: { book: book.handle },
  });
}

async function prepareBook(trx: Trx, wanted: string) {
  const book = await findBook(trx, wanted);
  const chapters = await trx
    .selectFrom('chapters')
    .select(['chapter_number as number', sql<number>`coalesce(length(content), 0)`.as('length')])
    .where('book_id', '=', book.id)
    .orderBy('chapter_number')
    .execute();
  const current = (await selectBookReading(trx, book.id))?.input_hash;
  return { book, input: await bookInput(trx, book.id), chapters, current };
}

/** Numbers of chapters that are read at once: one alone, or several short ones. */
function inParts(chapters: readonly { number: number; length: number }[]): number[][] {
  const parts: number[][] = [];
  let room = 0;
  for (const { number, length } of chapters) {
    const last = parts.at(-1);
    if (last !== undefined && length <= room) last.push(number);
    else {
      parts.push([number]);
      room = PART;
    }
    room -= length;
  }
  return parts;
}

/** The names: of the whole book at once. */
function findPeople(road: Road, book: Book, reading: string): Promise<void> {
  return computeAndCommit(road, {
    prepare: async (trx, { committing }) => {
      if (committing) await lockBook(trx, book);
      const rows = await selectFound(trx, book.id);
      return { rows, known: knownToReading(rows, await listCharactersOf(trx, book)) };
    },
    compute: async ({ known }, asker) => {
      const texts = await road.look((trx) => textsOf(trx, book));
      return inThread(hearing, [texts.map(({ text }) => text), known], asker);
    },
    commit: async (trx, heard, { rows }) => {
      await noteReading(trx, book, reading);
      await storeFound(trx, book.id, heard, rows);
    },
  });
}

/** @param numbers those alone */
function textsOf(trx: Trx, book: Book, numbers?: readonly number[]) {
  return trx
    .selectFrom('chapters')
    .select(['chapter_number as number', sql<string>`coalesce(content, '')`.as('text')])
    .where('book_id', '=', book.id)
    .$if(numbers !== undefined, (query) => query.where('chapter_number', 'in', numbers ?? []))
    .orderBy('chapter_number')
    .execute();
}

/** The counts and quotations of some chapters. */
async function countChapters(
  road: Road,
  { book, numbers, reading }: { book: Book; numbers: readonly number[]; reading: string },
): Promise<void> {
  const { chapters, known } = await road.look(async (trx) => {
    const characters = await listCharactersOf(trx, book);
    const rows = (await selectFound(trx, book.id)).filter((row) => row.merged_into === null);
    return {
      chapters: await textsOf(trx, book, numbers),
      known: rows.map((row) => ({ ...knownOf(row, characters), narrator: row.narrator })),
    };
  });
  const heard = await inThread(counting, [chapters.map(({ text }) => text), known], road);
  await road.commit(async (trx) => {
    await refuseOvertaken(trx, book, reading);
    await countFound(
      trx,
      book.id,
      chapters.map(({ number }, at) => ({ chapter: number, heard: heard[at] ?? [] })),
    );
  });
}
