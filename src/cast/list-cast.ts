import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { scriptHandle } from '../book/handles/script-handle.ts';
import type { Book, CastMember, CastMemberDetail, Page, ScriptStatus } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import type { Asker } from '../turns/asker.ts';
import { listAppearances } from './list-appearances.ts';
import { listCharacterMedia } from './list-character-media.ts';
import { listCharactersOf } from './list-characters.ts';
import { listReasons } from './list-reasons.ts';
import { createCueMatcher } from './match/match-cue.ts';
import { namesInChapter } from './names-in-chapter.ts';
import { readCharacter } from './read-character.ts';
import { readCueSources, spokenCuesOf } from './read-cues.ts';
import type { SpokenCue } from './spoken-cues.ts';

type Said = CastMember['chapters'][number];

const NO_MEDIA = { images: 0, audio: 0, has_voice: false, voice_id: null, has_sheet: false };

/**
 * A book's characters by name, each with what it says in the version that tells each chapter, and with
 * what is made for it.
 */
export async function listCast(
  road: Road,
  input: { book: string },
): Promise<Page<CastMember> & { book: Book }> {
  const prepared = await road.look(async (trx) => prepare(trx, await findBook(trx, input.book)));
  return { book: prepared.book, items: await present(prepared, road), next: null };
}

/** What a character says, where it appears and what is made for it. */
export async function getCastMember(
  road: Road,
  { character }: { character: string },
): Promise<CastMemberDetail> {
  const prepared = await road.look(async (trx) => {
    const { id, book_id } = await readCharacter(trx, character);
    const found = await prepare(trx, await findBook(trx, book_id));
    return { ...found, id, appears_in: await listAppearances(trx, found.book, id) };
  });
  const [member] = (await present(prepared, road)).filter(({ id }) => id === prepared.id);
  if (!member) throw new Error('the character that was just read is not in the cast');
  return { ...member, book: prepared.book, appears_in: prepared.appears_in };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

async function prepare(trx: Transaction<Tables>, book: Book) {
  const scripts = await tellingScripts(trx, book);
  return {
    book,
    scripts,
    characters: await listCharactersOf(trx, book),
    media: await listCharacterMedia(trx, book),
    sources: await readCueSources(trx, scripts),
    reasonsOf: await listReasons(
      trx,
      scripts.map(({ id }) => id),
    ),
  };
}

async function present(prepared: Prepared, asker: Asker): Promise<CastMember[]> {
  const said = saidByChapter(prepared, await spokenCuesOf(prepared.sources, asker));
  return prepared.characters.map((character) => {
    const chapters = said.get(character.id) ?? [];
    return {
      ...character,
      ...(prepared.media.get(character.id) ?? NO_MEDIA),
      lines: chapters.reduce((sum, each) => sum + each.lines, 0),
      words: chapters.reduce((sum, each) => sum + each.words, 0),
      chapters,
    };
  });
}

function saidByChapter(
  { book, scripts, characters, reasonsOf }: Prepared,
  cuesOf: ReadonlyMap<string, SpokenCue[]>,
): Map<string, Said[]> {
  const said = new Map<string, Said[]>();
  for (const { chapter_number, title, id, status, ...version } of scripts) {
    const match = createCueMatcher(namesInChapter(characters, chapter_number));
    const { unlinked } = reasonsOf(id);
    for (const { cue, lines, words } of cuesOf.get(id) ?? []) {
      const { match: character } = match(cue);
      if (character === null || unlinked.has(character)) continue;
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
