import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';
import type { PreparedChapter } from './prepare-chapter.ts';
import type { ReadQuote } from './read-chapter.ts';

/** Stores a reading: rows that are there keep their ids, and what people confirmed of them. */
export async function storeReading(
  trx: Transaction<Tables>,
  { chapter, rows, input }: PreparedChapter,
  quotes: readonly ReadQuote[],
): Promise<void> {
  const kept = quotes.flatMap(({ id }) => (id === null ? [] : [id]));
  const gone = rows.map(({ id }) => id).filter((id) => !new Set(kept).has(id));
  await sql`delete from public.chapter_quotes
    where id = any(${gone}::uuid[]) and confirmed_at is null`.execute(trx);
  await sql`update public.chapter_quotes set start_at = null, end_at = null
    where id = any(${gone}::uuid[]) and start_at is not null`.execute(trx);
  const read = JSON.stringify(quotes);
  await sql`
    update public.chapter_quotes q
    set start_at = x.start, end_at = x."end", words_hash = x.hash, turn = x.turn, conversation = x.conversation,
      character_id = case when q.confirmed_at is null then x.character else q.character_id end,
      speaker_name = case when q.confirmed_at is null then x.called end,
      confidence = case when q.confirmed_at is null then x.confidence else q.confidence end,
      how = case when q.confirmed_at is null then x.how else q.how end
    from ${recordset(read)}
    where q.id = x.id`.execute(trx);
  await sql`
    insert into public.chapter_quotes
      (chapter_id, start_at, end_at, words_hash, character_id, speaker_name, confidence, how, turn, conversation)
    select ${chapter.id}::uuid, x.start, x."end", x.hash, x.character, x.called, x.confidence, x.how, x.turn, x.conversation
    from ${recordset(read)} where x.id is null`.execute(trx);
  await sql`
    insert into goldenrod.chapter_readings (chapter_id, input_hash) values (${chapter.id}, ${input})
    on conflict on constraint chapter_readings_pkey
      do update set input_hash = excluded.input_hash, read_at = excluded.read_at`.execute(trx);
}

const recordset = (read: string) => sql`jsonb_to_recordset(${read}::jsonb) as x (
  id uuid, start integer, "end" integer, hash text, character uuid, called text,
  confidence real, how text, turn integer, conversation integer
)`;
