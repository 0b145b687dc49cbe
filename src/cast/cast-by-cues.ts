import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { castOfText } from './cast-of-text.ts';
import { listCharactersOf } from './list-characters.ts';
import type { ChapterOfBook } from './make-characters.ts';
import { namesInChapter } from './names-in-chapter.ts';

/** Reads the cues of a version that was just written, and casts it as they and people say. */
export async function castByCues(
  trx: Transaction<Tables>,
  { book, chapter }: ChapterOfBook,
  script: { id: string; text: string },
): Promise<void> {
  const names = namesInChapter(await listCharactersOf(trx, book), chapter.number);
  const cues = castOfText(script.text, names);
  await sql`select goldenrod.cast_by_cues(${script.id}, ${cues}::uuid[])`.execute(trx);
}
