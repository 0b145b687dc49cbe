import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** The quotations of a chapter as they are stored: in order, those without a place last. */
export function selectQuotes(trx: Transaction<Tables>, chapterId: string) {
  return trx
    .selectFrom('chapter_quotes')
    .select([
      'id',
      'start_at',
      'end_at',
      'words_hash',
      'character_id',
      'speaker_name',
      'confidence',
      'how',
      'turn',
      'conversation',
      'confirmed_by',
      'confirmed_at',
    ])
    .where('chapter_id', '=', chapterId)
    .orderBy('start_at', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
}

export type QuoteRow = Awaited<ReturnType<typeof selectQuotes>>[number];
