import { sql, type Transaction } from 'kysely';
import type { BookVoice } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import type { Voice } from '../speech/voice.ts';

export interface AssignedVoice {
  /** Id; null: the narrator. */
  character: string | null;
  voice: Omit<Voice, 'engine'> & { engine: string };
  by: NonNullable<BookVoice['assigned_by']>;
}

/** Writes whom a book is read by; what a person chose gives way only to a person. */
export async function writeVoices(
  trx: Transaction<Tables>,
  book: string,
  assigned: readonly AssignedVoice[],
): Promise<void> {
  const rows = assigned.map(({ character, voice: { engine, voice, pitch, rate, style }, by }) => ({
    character_id: character,
    engine,
    voice,
    pitch,
    rate,
    style,
    assigned_by: by,
  }));
  await sql`
    insert into goldenrod.voices as v (book_id, user_id, character_id, engine, voice, pitch, rate, style, assigned_by)
    select b.id, b.user_id, x.character_id, x.engine, x.voice, x.pitch, x.rate, x.style, x.assigned_by
    from public.books b cross join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (
      character_id uuid, engine text, voice text, pitch real, rate real, style text, assigned_by text
    )
    where b.id = ${book}
    on conflict on constraint voices_character_key do update set
      engine = excluded.engine, voice = excluded.voice, pitch = excluded.pitch, rate = excluded.rate,
      style = excluded.style, assigned_by = excluded.assigned_by
    where excluded.assigned_by = 'person' or v.assigned_by = 'proposal'`.execute(trx);
}
