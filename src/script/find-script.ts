import { sql, type Transaction } from 'kysely';
import { findBook, meantBooks } from '../book/find-book.ts';
import { type ParsedHandle, parseHandle } from '../book/handles/script-handle.ts';
import { AppError, type Script } from '../contract/index.ts';
import { isUuid } from '../contract/uuid.ts';
import { compileOnce } from '../db/compile-once.ts';
import type { Tables } from '../db/tables.ts';
import { presentScript } from './present-script.ts';
import { type ScriptRow, selectScripts } from './select-scripts.ts';

const scriptById = compileOnce((trx) => selectScripts(trx).where('s.id', '=', ''));

/**
 * The script that a person means: by id, or by a handle of which style and version may be left out
 * (then the active version, else the newest).
 *
 * @throws AppError `usage` for what is neither, `not_found`, `ambiguous` for a handle without a
 *   style where the chapter has several
 */
export async function findScript(trx: Transaction<Tables>, wanted: string): Promise<Script> {
  return presentScript(await findScriptRow(trx, wanted));
}

/** The same with the ids of its chapter and book. */
export async function findScriptRow(trx: Transaction<Tables>, wanted: string): Promise<ScriptRow> {
  if (isUuid(wanted)) {
    const [row] = await scriptById(trx, [wanted.toLowerCase()]);
    if (!row) throw missing(wanted, 'List the scripts: goldenrod script list');
    return row;
  }
  const handle = parseHandle(wanted);
  if (!handle) {
    throw new AppError('usage', `"${wanted}" names no script`, {
      hint: 'Give its id, or its handle as the tables show it: book/chapter/style/v1.',
    });
  }
  const rows = await byHandle(trx, handle);
  const [row] = rows;
  // Says what is wrong with the book, where that is why.
  if (!row || rows.some((each) => each.book_id !== row.book_id)) {
    const book = await findBook(trx, handle.book);
    throw missing(
      wanted,
      `List the scripts of the chapter: goldenrod script list --book ${book.handle} --chapter ${handle.chapter}`,
    );
  }
  const styles = [...new Set(rows.map((each) => each.script_style))];
  if (styles.length > 1) {
    throw new AppError('ambiguous', `"${wanted}" has scripts in ${styles.length} styles`, {
      hint: `Name one: ${styles.map((style) => `${row.book_handle}/${handle.chapter}/${encodeURIComponent(style)}`).join(', ')}`,
      details: { script: wanted, styles },
    });
  }
  return row;
}

/** The one that stands for each style first. */
function byHandle(trx: Transaction<Tables>, handle: ParsedHandle): Promise<ScriptRow[]> {
  let query = selectScripts(trx)
    .innerJoin(meantBooks(handle.book), 'meant.book_id', 'c.book_id')
    .leftJoin('goldenrod.standing_scripts as standing', 'standing.script_id', 's.id')
    .where('c.chapter_number', '=', handle.chapter)
    .orderBy(sql`standing.script_id is null`)
    .orderBy(sql`s.deleted_at is not null`)
    .orderBy('s.version', 'desc');
  if (handle.style !== null) query = query.where('s.script_style', '=', handle.style);
  if (handle.version !== null) query = query.where('s.version', '=', handle.version);
  return query.execute();
}

function missing(wanted: string, hint: string): AppError {
  return new AppError('not_found', `there is no script "${wanted}"`, {
    hint,
    details: { script: wanted },
  });
}
