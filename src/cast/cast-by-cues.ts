import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { castOfCues } from './cast-of-cues.ts';
import { listCharactersOf } from './list-characters.ts';
import type { ChapterOfBook } from './make-characters.ts';
import { namesInChapter } from './names-in-chapter.ts';
import type { SpokenCue } from './spoken-cues.ts';

/** Casts a version that was just written as its cues and people say. */
export async function castByCues(
  trx: Transaction<Tables>,
  { book, chapter }: ChapterOfBook,
  script: { id: string; cues: readonly SpokenCue[] },
): Promise<void> {
  const names = namesInChapter(await listCharactersOf(trx, book), chapter.number);
  const { cast } = castOfCues(script.cues, names);
  await sql`select goldenrod.cast_by_cues(${script.id}, ${cast}::uuid[])`.execute(trx);
}
