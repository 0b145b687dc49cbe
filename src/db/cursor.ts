import { z } from 'zod';
import { AppError } from '../contract/index.ts';

/** Where a page ended: the value that it is sorted by, as PostgreSQL writes it, and the id. */
const Cursor = z.tuple([z.string().max(64), z.uuid()]);
export type Cursor = z.infer<typeof Cursor>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/**
 * Reads a cursor that came back. Whatever a client made of it, it only says where to go on among
 * the rows that the client may see.
 *
 * @param value what the first part must look like
 * @throws AppError `invalid`
 */
export function readCursor(text: string | undefined, value: RegExp): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const cursor = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (value.test(cursor[0])) return cursor;
  } catch {
    // Told below.
  }
  throw new AppError('invalid', 'query.cursor: this is no cursor of this listing', {
    hint: 'Send `next` of the page before as it is, with the same sort and filters.',
  });
}

/** A moment to the microsecond, as `iso` below writes it. */
export const MOMENT = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;
export const NUMBER = /^\d{1,9}$/;
/** How a moment is written so that nothing of it is lost: a Date has only milliseconds. */
export const MOMENT_FORMAT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
