import { AppError } from '../contract/error.ts';
import type { AppContext } from './app-env.ts';

/** The header If-Match, without which nobody could say whose change is lost. Throws `http.precondition_required`. */
export function ifMatchOf(c: AppContext): string {
  const header = c.req.header('if-match');
  if (header !== undefined && header.trim() !== '') return header;
  throw new AppError('http.precondition_required', 'an edit needs the header If-Match', {
    hint: 'Read the text, and send its ETag as If-Match with the change.',
  });
}
