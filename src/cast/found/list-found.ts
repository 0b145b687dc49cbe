import type { Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import type { Book, Character, FoundCharacter, FoundCharacters } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { listCharactersOf } from '../list-characters.ts';
import { nameForm } from '../match/cue-names.ts';
import { nameKey, namesOf } from './name-key.ts';
import {
  bookInput,
  type FoundRow,
  selectBookReading,
  selectFound,
  UNFINISHED,
} from './select-found.ts';

/** Named less often than this, somebody may be a passer-by or no person. */
const SELDOM = 3;

/** Whom the reading of a whole book found: the undecided ones first, then by mentions. */
export function listFoundCharacters(road: Road, input: { book: string }): Promise<FoundCharacters> {
  return road.look(async (trx) => {
    const book = await findBook(trx, input.book);
    const reading = await selectBookReading(trx, book.id);
    return {
      book,
      items: await listFoundOf(trx, book),
      next: null,
      read_at: isFinished(reading) ? reading.read_at.toISOString() : null,
      stale: reading?.input_hash !== (await bookInput(trx, book.id)),
    };
  });
}

type BookReading = Awaited<ReturnType<typeof selectBookReading>>;

function isFinished(reading: BookReading): reading is NonNullable<BookReading> {
  return reading !== undefined && !reading.input_hash.startsWith(UNFINISHED);
}

async function listFoundOf(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id' | 'can'>,
): Promise<FoundCharacter[]> {
  const rows = await selectFound(trx, book.id);
  const present = foundPresenter(book, rows, await listCharactersOf(trx, book));
  return rows.map(present).sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
}

/** One of them, as it is by now. */
export async function getFound(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id' | 'can'>,
  id: string,
): Promise<FoundCharacter | undefined> {
  const rows = await selectFound(trx, book.id);
  const row = rows.find((each) => each.id === id);
  return row && foundPresenter(book, rows, await listCharactersOf(trx, book))(row);
}

function foundPresenter(
  book: Pick<Book, 'can'>,
  rows: readonly FoundRow[],
  characters: readonly Character[],
): (row: FoundRow) => FoundCharacter {
  const findCharacter = characterFinder(characters);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  let shared: ReadonlySet<string> | undefined;
  const doubtOf = (row: FoundRow) => {
    // A decision is answered without it.
    shared ??= sharedWords(rows.filter(({ merged_into }) => merged_into === null));
    return doubtAbout(row, shared);
  };
  return (row) => {
    const character = findCharacter(row);
    const target = row.merged_into;
    return {
      id: row.id,
      book_id: row.book_id,
      name: row.name,
      aliases: row.aliases,
      gender: row.gender,
      is_role: row.is_role,
      narrator: row.narrator,
      mentions: row.mentions,
      speeches: row.speeches,
      chapters: row.chapters,
      first_chapter: row.first_chapter,
      examples: row.examples,
      decision: row.decision,
      character: character === null ? null : { id: character.id, name: character.name },
      merged_into: target === null ? null : { id: target, name: names.get(target) ?? '' },
      doubt: row.decision === null && character === null ? doubtOf(row) : null,
      decided_at: row.decided_at?.toISOString() ?? null,
      can: book.can,
    };
  };
}

/** Whether a person is still to decide. */
function isOpen({ decision, character }: FoundCharacter): boolean {
  return decision === null && character === null;
}

/** Tells which of the characters a found one is: decided, or the first of that very name. */
export function characterFinder(
  characters: readonly Character[],
): (row: Pick<FoundRow, 'character_id' | 'decision' | 'name'>) => Character | null {
  const byId = new Map(characters.map((each) => [each.id, each]));
  const byName = new Map<string, Character>();
  for (const each of characters) {
    for (const name of namesOf(each)) {
      const key = nameKey(name);
      if (!byName.has(key)) byName.set(key, each);
    }
  }
  return ({ character_id, decision, name }) => {
    const decided = byId.get(character_id ?? '');
    if (decided !== undefined || decision !== null) return decided ?? null;
    return byName.get(nameKey(name)) ?? null;
  };
}

function doubtAbout(row: FoundRow, shared: ReadonlySet<string>): FoundCharacter['doubt'] {
  if (wordsOfNames(row).some((word) => shared.has(word))) return 'shared_name';
  if (row.is_role) return 'role';
  return row.mentions < SELDOM ? 'seldom' : null;
}

/** Words by which more than one is called. */
function sharedWords(rows: readonly FoundRow[]): Set<string> {
  const counts = new Map<string, number>();
  for (const word of rows.flatMap(wordsOfNames)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].flatMap(([word, count]) => (count > 1 ? [word] : [])));
}

function wordsOfNames(row: FoundRow): string[] {
  return [...new Set(namesOf(row).flatMap((name) => nameForm(name).calledBy))];
}
