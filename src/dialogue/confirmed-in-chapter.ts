import type { Transaction } from 'kysely';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import type { KnownCharacter } from '../prose/names/characters.ts';
import type { ConfirmedSpeaker } from '../prose/speakers/confirmed.ts';
import { toUnits } from './code-points.ts';
import { hashWords } from './hash-words.ts';
import { listQuotes } from './list-quotes.ts';
import { type ChapterName, prepareChapter } from './prepare-chapter.ts';
import { selectQuotes } from './select-quotes.ts';

/** Finds in a chapter that changed since what people confirmed of it; where they did not, nothing is read. */
export async function placeConfirmed(road: Road, name: ChapterName): Promise<void> {
  const { fresh, rows } = await road.look((trx) => prepareChapter(trx, name, { lock: false }));
  if (!fresh && rows.some(({ confirmed_at }) => confirmed_at !== null)) {
    await listQuotes(road, name);
  }
}

/** What people confirmed of a chapter, by offsets in its text: only what stands there word for word. */
export async function confirmedInChapter(
  trx: Transaction<Tables>,
  chapter: { id: string; text: string },
  known: readonly KnownCharacter[],
): Promise<ConfirmedSpeaker[]> {
  const rows = (await selectQuotes(trx, chapter.id)).filter(
    ({ confirmed_at, start_at }) => confirmed_at !== null && start_at !== null,
  );
  const starts = toUnits(chapter.text, rows.map(({ start_at }) => start_at ?? 0));
  const ends = toUnits(chapter.text, rows.map(({ end_at }) => end_at ?? 0));
  const byId = new Map(known.map((each) => [each.id, each]));
  return rows.flatMap(({ character_id, words_hash }, at) => {
    const [start = 0, end = 0] = [starts[at], ends[at]];
    if (hashWords(chapter.text.slice(start, end)) !== words_hash) return [];
    return [{ start, end, character: character_id === null ? null : (byId.get(character_id) ?? null) }];
  });
}
