import type { Transaction } from 'kysely';
import { listBookHandles } from '../book/handles/list-book-handles.ts';
import type { Book, Script, ScriptStatus } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { presentScript } from './present-script.ts';
import { selectScripts } from './select-scripts.ts';

export interface ListScriptsInput {
  book?: Book | undefined;
  chapter?: number | undefined;
  style?: string | undefined;
  status?: ScriptStatus | undefined;
}

/** The scripts that the actor can see, by chapter, style and version; deleted ones are left out. */
export async function listScripts(
  trx: Transaction<Tables>,
  input: ListScriptsInput,
): Promise<Script[]> {
  let query = selectScripts(trx)
    .where('s.deleted_at', 'is', null)
    .orderBy('c.book_id')
    .orderBy('c.chapter_number')
    .orderBy('s.script_style')
    .orderBy('s.version');
  if (input.book) query = query.where('c.book_id', '=', input.book.id);
  if (input.chapter !== undefined) query = query.where('c.chapter_number', '=', input.chapter);
  if (input.style !== undefined) query = query.where('s.script_style', '=', input.style);
  if (input.status !== undefined) query = query.where('s.status', '=', input.status);
  const books = await listBookHandles(trx);
  return (await query.execute()).map((row) => presentScript(row, books));
}
