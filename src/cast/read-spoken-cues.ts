import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { type SpokenCue, spokenCues } from './spoken-cues.ts';

/** By the hash of the text, so that what is remembered can never be out of date. */
const remembered = new Map<string, SpokenCue[]>();
const MOST_REMEMBERED = 2_000;

export interface HashedScript {
  id: string;
  /** Null for a text from before versions that was never hashed. */
  text_hash: string | null;
}

/** The cues of scripts by their ids; a text that was read before is neither fetched nor read again. */
export async function readSpokenCues(
  trx: Transaction<Tables>,
  scripts: HashedScript[],
): Promise<Map<string, SpokenCue[]>> {
  const known = new Map<string, SpokenCue[]>();
  for (const { id, text_hash } of scripts) {
    const cues = text_hash === null ? undefined : remembered.get(text_hash);
    if (cues) known.set(id, cues);
  }
  const unread = scripts.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  if (unread.length === 0) return known;
  const rows = await trx
    .selectFrom('scripts')
    .select(['id', 'script', 'text_hash'])
    .where('id', '=', sql<string>`any(${unread}::uuid[])`)
    .execute();
  for (const { id, script, text_hash } of rows) {
    const cues = spokenCues(script ?? '');
    known.set(id, cues);
    if (text_hash !== null) remember(text_hash, cues);
  }
  return known;
}

function remember(hash: string, cues: SpokenCue[]): void {
  remembered.set(hash, cues);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}
