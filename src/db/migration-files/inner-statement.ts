import { isPgError } from '../pg-error.ts';

const LONGEST = 160;

/**
 * What ran inside a function or a DO block when it failed, in two lines: of the statement the line at
 * which the server points, or its first. The whole may have hundreds.
 */
export function innerStatement(error: unknown): string {
  if (!isPgError(error)) return '';
  const query = error.internalQuery?.trimEnd() ?? '';
  const statement = query === '' ? '' : `\n  in: ${lineAt(query, Number(error.internalPosition))}`;
  const where = error.where ? `\n  at: ${bounded(error.where.split('\n')[0] ?? '')}` : '';
  return `${statement}${where}`;
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
