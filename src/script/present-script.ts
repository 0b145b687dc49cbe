import { scriptHandle } from '../book/handles/script-handle.ts';
import type { Book, Script } from '../contract/index.ts';
import type { ScriptRow } from './select-scripts.ts';

/** A row as the contract shows it. `books` are the actor's, for the handle. */
export function presentScript(row: ScriptRow, books: Pick<Book, 'id' | 'handle'>[]): Script {
  const book = books.find((each) => each.id === row.book_id);
  return {
    id: row.id,
    handle:
      book && row.chapter_number !== null
        ? scriptHandle(book.handle, row.chapter_number, row)
        : row.id,
    book: book?.handle ?? null,
    chapter: row.chapter_number,
    chapter_title: row.chapter_title,
    style: row.script_style,
    version: row.version,
    status: row.status,
    evaluation_score: row.evaluation_score,
    evaluation_feedback: row.evaluation_feedback,
    character_ids: row.character_ids,
    origin: row.origin,
    parent_id: row.parent_id,
    name: row.script_name,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
