import { sql, type Transaction } from 'kysely';
import { scriptHandle } from '../book/handles/script-handle.ts';
import {
  type Book,
  type CastMember,
  type Character,
  DEFAULT_STYLE,
  type ScriptStatus,
} from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { listCharacterMedia } from './list-character-media.ts';
import { listCharacters } from './list-characters.ts';
import { createCueMatcher } from './match/match-cue.ts';
import { readSpokenCues } from './read-spoken-cues.ts';

type Said = CastMember['chapters'][number];

const NO_MEDIA = { images: 0, audio: 0, has_voice: false, voice_id: null, has_sheet: false };

/**
 * A book's characters by name, each with what it says in every chapter's active version, else in
 * its newest, and with what is made for it.
 */
export async function listCast(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id' | 'handle'>,
): Promise<CastMember[]> {
  const characters = await listCharacters(trx, book);
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
  const match = createCueMatcher(characters);
  const said = new Map<string, Said[]>();
  for (const { chapter_number, title, id, status, ...version } of scripts) {
    for (const { cue, lines, words } of cuesOf.get(id) ?? []) {
      const { match: character } = match(cue);
      if (character === null) continue;
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

/** Of each chapter the active version, the default style's first, else the newest. */
function tellingScripts(
  trx: Transaction<Tables>,
  book: Pick<Book, 'id'>,
): Promise<TellingScript[]> {
  return trx
    .selectFrom('chapters as c')
    .innerJoin('scripts as s', 's.chapter_id', 'c.id')
    .where('c.book_id', '=', book.id)
    .where('s.deleted_at', 'is', null)
    .distinctOn('c.chapter_number')
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
    .orderBy(sql`s.status <> 'active'`)
    .orderBy(sql`s.status = 'active' and s.script_style <> ${DEFAULT_STYLE}`)
    .orderBy(sql`case when s.status = 'active' then s.script_style end`)
    .orderBy('s.created_at', 'desc')
    .orderBy('s.version', 'desc')
    .execute();
}
