import { isPgError } from '../pg-error.ts';

const LONGEST = 160;

/**
 * What ran inside a function or a DO block when it failed, in lines below the error: of the statement the
 * line at which the server points, or its first, since the whole may have hundreds; the function; and what
 * the server knows beside that.
 */
export function errorContext(error: unknown): string {
  if (!isPgError(error)) return '';
  const query = error.internalQuery?.trimEnd() ?? '';
  const place = functionIn(error.where ?? '');
  return [
    query === '' ? '' : `\n  in: ${lineAt(query, Number(error.internalPosition))}`,
    place === '' ? '' : `\n  at: ${bounded(place)}`,
    error.detail ? `\n  detail: ${bounded(error.detail.split('\n')[0] ?? '')}` : '',
  ].join('');
}

/** The statement that a function ran stands before the function, over many lines; all languages say PL/pgSQL. */
function functionIn(where: string): string {
  const lines = where.split('\n');
  return lines.find((line) => line.includes('PL/pgSQL')) ?? lines[0] ?? '';
}

/** @param position 1-based, in characters; NaN where the server pointed nowhere */
function lineAt(query: string, position: number): string {
  const lines = query.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const before = [...query].slice(0, position - 1).join('');
  const place = position > 0 ? before.split('\n').length - 1 : first;
  const text = bounded(lines[place]?.trim() ?? '');
  return lines.length - first > 1
    ? `${text} (line ${place - first + 1} of ${lines.length - first})`
    : text;
}

function bounded(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
