import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { inThread, pureWork, SHORT_TEXT } from '../threads/in-thread.ts';
import type { Asker } from '../turns/asker.ts';
import { cuesOfNew, type SpokenCue, spokenCuesOfEach } from './spoken-cues.ts';

/** By the hash of the text, so that what is remembered can never be out of date. */
const remembered = new Map<string, SpokenCue[]>();
const MOST_REMEMBERED = 2_000;

export interface HashedScript {
  id: string;
  /** Null for a text from before versions that was never hashed. */
  text_hash: string | null;
}

/**
 * The cues of a text that is about to be stored, in order of first speech. To be asked for with no
 * transaction open.
 *
 * @throws AppError `script.too_large`
 */
export async function readNewCues(text: string, asker: Asker): Promise<SpokenCue[]> {
  return areShort([text]) ? cuesOfNew(text) : inThread(readingNew, [text], asker);
}

/** The cues of texts that are stored; of a whole book it takes seconds. */
export async function readCues(texts: readonly string[], asker: Asker): Promise<SpokenCue[][]> {
  return areShort(texts) ? spokenCuesOfEach(texts) : inThread(reading, [texts], asker);
}

function areShort(texts: readonly string[]): boolean {
  return texts.reduce((sum, text) => sum + text.length, 0) < SHORT_TEXT;
}

/** A script's cues, or the text that they are to be read from. */
export type CueSource =
  | { id: string; cues: SpokenCue[] }
  | { id: string; text_hash: string | null; text: string };

const reading = pureWork<typeof import('./spoken-cues.ts'), 'spokenCuesOfEach'>(
  'cast/spoken-cues',
  'spokenCuesOfEach',
);
const readingNew = pureWork<typeof import('./spoken-cues.ts'), 'cuesOfNew'>(
  'cast/spoken-cues',
  'cuesOfNew',
);

/** A text that was read before is neither fetched nor read again. */
export async function readCueSources(
  trx: Transaction<Tables>,
  scripts: readonly HashedScript[],
): Promise<CueSource[]> {
  const known = scripts.flatMap(({ id, text_hash }) => {
    const cues = text_hash === null ? undefined : remembered.get(text_hash);
    return cues ? [{ id, cues }] : [];
  });
  const ids = new Set(known.map(({ id }) => id));
  const unread = scripts.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  if (unread.length === 0) return known;
  const texts = await trx
    .selectFrom('scripts')
    .select(['id', 'text_hash', sql<string>`coalesce(script, '')`.as('text')])
    .where('id', '=', sql<string>`any(${unread}::uuid[])`)
    .execute();
  return [...known, ...texts];
}

/** The cues of scripts by their ids; as `readCues`, with no transaction open. */
export async function spokenCuesOf(
  sources: readonly CueSource[],
  asker: Asker,
): Promise<Map<string, SpokenCue[]>> {
  const unread = sources.filter((source) => 'text' in source);
  const read = await readCues(
    unread.map(({ text }) => text),
    asker,
  );
  const found = new Map(unread.map(({ id }, at) => [id, read[at] ?? []]));
  for (const [at, { text_hash }] of unread.entries()) {
    if (text_hash !== null) remember(text_hash, read[at] ?? []);
  }
  for (const source of sources) if ('cues' in source) found.set(source.id, source.cues);
  return found;
}

function remember(hash: string, cues: SpokenCue[]): void {
  remembered.set(hash, cues);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}
