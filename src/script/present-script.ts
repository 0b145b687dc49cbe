import { scriptHandle } from '../book/handles/script-handle.ts';
import type { Script } from '../contract/index.ts';
import type { ScriptRow } from './select-scripts.ts';

/** A row as the contract shows it. */
export function presentScript(row: ScriptRow): Script {
  return {
    id: row.id,
    handle:
      row.book_handle !== null && row.chapter_number !== null
        ? scriptHandle(row.book_handle, row.chapter_number, row)
        : row.id,
    book: row.book_handle,
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
    can: row.can,
  };
}
