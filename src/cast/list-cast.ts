import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { scriptHandle } from '../book/handles/script-handle.ts';
import type {
  Book,
  CastMember,
  CastMemberDetail,
  Character,
  Page,
  ScriptStatus,
} from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { readCharacter } from './characters.ts';
import { listAppearances } from './list-appearances.ts';
import { listCharacterMedia } from './list-character-media.ts';
import { listCharactersOf } from './list-characters.ts';
import { listUnlinked } from './list-unlinked.ts';
import { createCueMatcher } from './match/match-cue.ts';
import { namesInChapter } from './names-in-chapter.ts';
import { readSpokenCues } from './read-spoken-cues.ts';

type Said = CastMember['chapters'][number];

const NO_MEDIA = { images: 0, audio: 0, has_voice: false, voice_id: null, has_sheet: false };

/**
 * A book's characters by name, each with what it says in the version that tells each chapter, and with
 * what is made for it.
 */
export function listCast(
  road: Road,
  input: { book: string },
): Promise<Page<CastMember> & { book: Book }> {
  return road.look(async (trx) => {
    const book = await findBook(trx, input.book);
    return { book, items: await readCast(trx, book), next: null };
  });
}

/** What a character says, where it appears and what is made for it. */
export function getCastMember(
  road: Road,
  { character }: { character: string },
): Promise<CastMemberDetail> {
  return road.look(async (trx) => {
    const { id, book_id } = await readCharacter(trx, character);
    const book = await findBook(trx, book_id);
    const [member] = (await readCast(trx, book)).filter((each) => each.id === id);
    if (!member) throw new Error('the character that was just read is not in the cast');
    return { ...member, book, appears_in: await listAppearances(trx, book, id) };
  });
}

async function readCast(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id' | 'handle'>,
): Promise<CastMember[]> {
  const characters = await listCharactersOf(trx, book);
  const media = await listCharacterMedia(trx, book);
  const said = await saidByChapter(trx, book, characters);
  return characters.map((character) => {
    const chapters = said.get(character.id) ?? [];
    return {
      ...character,
      ...(media.get(character.id) ?? NO_MEDIA),
      lines: chapters.reduce((sum, each) => sum + each.lines, 0),
      words: chapters.reduce((sum, each) => sum + each.words, 0),
      chapters,
    };
  });
}

async function saidByChapter(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id' | 'handle'>,
  characters: Character[],
): Promise<Map<string, Said[]>> {
  const scripts = await tellingScripts(trx, book);
  const cuesOf = await readSpokenCues(trx, scripts);
  const unlinked = await listUnlinked(
    trx,
    scripts.map(({ id }) => id),
  );
  const said = new Map<string, Said[]>();
  for (const { chapter_number, title, id, status, ...version } of scripts) {
    const match = createCueMatcher(namesInChapter(characters, chapter_number));
    for (const { cue, lines, words } of cuesOf.get(id) ?? []) {
      const { match: character } = match(cue);
      if (character === null || unlinked.get(id)?.has(character)) continue;
      const chapters = said.get(character) ?? [];
      said.set(character, chapters);
      const last = chapters.at(-1);
      if (last?.script_id === id) {
        last.lines += lines;
        last.words += words;
      } else {
        const handle = scriptHandle(book.handle, chapter_number, version);
        chapters.push({
          number: chapter_number,
          title,
          script_id: id,
          handle,
          status,
          lines,
          words,
        });
      }
    }
  }
  return said;
}

interface TellingScript {
  chapter_number: number;
  title: string;
  id: string;
  script_style: string;
  version: number;
  status: ScriptStatus;
  text_hash: string | null;
}

/** The version that tells each chapter. */
function tellingScripts(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id'>,
): Promise<TellingScript[]> {
  return trx
    .selectFrom('goldenrod.telling_scripts as t')
    .innerJoin('scripts as s', 's.id', 't.script_id')
    .innerJoin('chapters as c', 'c.id', 't.chapter_id')
    .where('t.book_id', '=', book.id)
    .select([
      'c.chapter_number',
      'c.title',
      's.id',
      's.script_style',
      's.version',
      's.status',
      's.text_hash',
    ])
    .orderBy('c.chapter_number')
    .execute();
}
