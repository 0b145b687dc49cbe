import type { Span } from '../types.ts';
import { contentEnd, lineEndAt } from './placed-parts.ts';
import type { TextChange } from './text-change.ts';

/**
 * Takes out what stands in a text so that no gap is left: with its line and the blank ones above it,
 * and with the spaces before it where it shares its line.
 */
export function takeOut(text: string, { start, end }: Pick<Span, 'start' | 'end'>): TextChange {
  let from = start;
  while (/[^\S\r\n]/.test(text[from - 1] ?? '')) from--;
  const to = lineEndAt(text, end);
  const isAlone = from === 0 || /[\r\n]/.test(text[from - 1] ?? '');
  if (!isAlone || text.slice(end, to).trim() !== '') return { from, to: end, insert: '' };
  const below = /^(?:\r\n|\n|\r)/.exec(text.slice(to, to + 2))?.[0] ?? '';
  const next = to + below.length;
  const adjoins = text.slice(next, lineEndAt(text, next)).trim() !== '';
  const above = contentEnd(text, 0, from);
  const blanks = text.slice(above, from).split(/\r\n|\n|\r/).length - 2;
  // The blank lines above part what stands below from the rest.
  if (above === 0 || (adjoins && blanks > 0)) return { from, to: next, insert: '' };
  return { from: above, to, insert: '' };
}
