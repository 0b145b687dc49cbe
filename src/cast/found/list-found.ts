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

export async function listFoundOf(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id' | 'can'>,
): Promise<FoundCharacter[]> {
  return presentFound(book, await selectFound(trx, book.id), await listCharactersOf(trx, book));
}

function presentFound(
  book: Pick<Book, 'can'>,
  rows: readonly FoundRow[],
  characters: readonly Character[],
): FoundCharacter[] {
  const standing = rows.filter(({ merged_into }) => merged_into === null);
  const shared = sharedWords(standing);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return rows
    .map((row): FoundCharacter => {
      const character = characterOf(row, characters);
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
        doubt: row.decision === null && character === null ? doubtOf(row, shared) : null,
        decided_at: row.decided_at?.toISOString() ?? null,
        can: book.can,
      };
    })
    .sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
}

/** Whether a person is still to decide. */
function isOpen({ decision, character }: FoundCharacter): boolean {
  return decision === null && character === null;
}

/** Decided, or of that very name. */
export function characterOf(
  { character_id, decision, name }: FoundRow,
  characters: readonly Character[],
): Character | null {
  const decided = characters.find(({ id }) => id === character_id);
  if (decided !== undefined || decision !== null) return decided ?? null;
  const key = nameKey(name);
  return characters.find((each) => namesOf(each).some((own) => nameKey(own) === key)) ?? null;
}

function doubtOf(row: FoundRow, shared: ReadonlySet<string>): FoundCharacter['doubt'] {
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
