import { sql, type Transaction } from 'kysely';
import type { CharacterChange } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { listChangesWhere } from './list-character-changes.ts';

/**
 * Undoes a rename or a merge, cues and all; what was edited since stays as it is, and is named in the
 * answer as a cue that still holds.
 *
 * @throws AppError `not_found`, `conflict` where it was undone already or changed again since
 */
export async function undoCharacterChange(
  trx: Transaction<Tables>,
  id: string,
): Promise<CharacterChange> {
  await sql`select from public.undo_character_change(${id})`.execute(trx);
  const [undone] = await listChangesWhere(trx, sql`x.id = ${id}`);
  if (undone === undefined) throw new Error('the change that was just undone cannot be read');
  return undone;
}
