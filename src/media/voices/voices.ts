import { sql, type Transaction } from 'kysely';
import { findCharacter } from '../../cast/find-character.ts';
import { AppError, type BookVoice, type BookVoices, type Voice } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { CATALOGUE } from '../speech/catalogue.ts';
import { alikeSpeakers, assignVoices, type Speaker } from './assign-voices.ts';
import { presentVoice, readVoices, type VoiceRow } from './read-voices.ts';
import { type AssignedVoice, writeVoices } from './write-voices.ts';

type Trx = Transaction<Tables>;
const NARRATOR = 'narrator';
/** Who reads all that nobody says: no character's voice as it is. */
const NARRATORS_VOICE = 'karl';

/** By which voices a book is read: its narrator first, then whoever speaks most. */
export function listVoices(road: Road, { book }: { book: string }): Promise<BookVoices> {
  return road.look((trx) => list(trx, book));
}

async function list(trx: Trx, wanted: string): Promise<BookVoices> {
  const { book, rows } = await readVoices(trx, wanted);
  const alike = alikeSpeakers(rows.flatMap(asSpeaker)).map((names) => ({ names }));
  return { book, items: rows.map(presentVoice), next: null, alike, catalogue: [...CATALOGUE] };
}

function asSpeaker({ id, name, gender, lines, scripts, voice }: VoiceRow): Speaker[] {
  if (id === null || name === null) return [];
  return [{ id, name, gender, lines, scenes: scripts, voice: voice as Speaker['voice'] }];
}

/** Chooses the voice of a character or of the narrator, on a person's word. */
export function setVoice(
  road: Road,
  { book: wanted, who, ...voice }: { book: string; who: string } & Voice,
): Promise<BookVoice> {
  return road.commit(async (trx) => {
    const { book, rows } = await readVoices(trx, wanted);
    const id = who === NARRATOR ? null : (await findCharacter(trx, book, who)).id;
    await writeVoices(trx, book.id, [{ character: id, voice, by: 'person' }]);
    const row = rows.find((each) => each.id === id);
    if (row === undefined) throw new Error('a character that was found is not listed');
    return presentVoice({ ...row, voice, assigned_by: 'person' });
  });
}

/** Takes a voice away: of the narrator, what is seen is not read any more. */
export function removeVoice(
  road: Road,
  { book: wanted, who }: { book: string; who: string },
): Promise<undefined> {
  return road.commit(async (trx) => {
    const { book } = await readVoices(trx, wanted);
    const id = who === NARRATOR ? null : (await findCharacter(trx, book, who)).id;
    const { rows } = await sql`delete from goldenrod.voices v
      where v.book_id = ${book.id} and v.character_id is not distinct from ${id} returning v.id`.execute(
      trx,
    );
    if (rows.length > 0) return undefined;
    throw new AppError('not_found', `${who} has no voice in "${book.title}"`, {
      hint: `List them: goldenrod cast voices --book ${book.handle}`,
      details: { who },
    });
  });
}

/** Gives everybody who has none a voice, and anew whoever has a proposed one. */
export function proposeVoices(
  road: Road,
  { book: wanted, narrator }: { book: string; narrator: boolean },
): Promise<BookVoices> {
  return road.commit(async (trx) => {
    const { book, rows } = await readVoices(trx, wanted);
    const speakers = rows
      .map((row) => (row.assigned_by === 'person' ? row : { ...row, voice: null }))
      .flatMap(asSpeaker);
    const assigned: AssignedVoice[] = [...assignVoices(speakers, spokenVoices)].map(
      ([character, voice]) => ({ character, voice, by: 'proposal' }),
    );
    const isNarrated = rows.some(({ id, voice }) => id === null && voice !== null);
    if (narrator && !isNarrated) {
      assigned.push({ character: null, voice: narratorsVoice(), by: 'proposal' });
    }
    await writeVoices(trx, book.id, assigned);
    return list(trx, book.id);
  });
}

/** The catalogue without the narrator's own. */
export const spokenVoices = CATALOGUE.filter(({ id }) => id !== NARRATORS_VOICE);

export function narratorsVoice() {
  const voice = CATALOGUE.find(({ id }) => id === NARRATORS_VOICE);
  if (voice === undefined) throw new Error(`the catalogue has no voice ${NARRATORS_VOICE}`);
  return voice;
}
