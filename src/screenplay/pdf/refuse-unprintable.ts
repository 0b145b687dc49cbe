import { AppError } from '../../contract/error.ts';
import { plural } from '../../contract/plural.ts';
import type { Faces } from './faces.ts';
import { isAscii, printable } from './printable.ts';

/** As many as a message names. */
const MOST_NAMED = 20;

/** A row of a page or of a title page. */
interface Row {
  text: string;
  line?: number;
  beside?: Row;
}

/** @throws AppError `script.unprintable` where the faces lack characters, with each and its first line */
export function refuseUnprintable(rows: Iterable<Row>, faces: Faces): void {
  const missing = new Map<string, number>();
  for (const row of rows) {
    findMissing(row, faces, missing);
    if (row.beside !== undefined) findMissing(row.beside, faces, missing);
  }
  if (missing.size === 0) return;
  const characters = [...missing].slice(0, MOST_NAMED).map(([character, line]) => ({
    character,
    code: codeOf(character),
    line,
  }));
  const named = characters.map(({ character, code, line }) => {
    return `${character} (${code}${line > 0 ? `, line ${line}` : ''})`;
  });
  const more = missing.size > named.length ? `, and ${missing.size - named.length} more` : '';
  throw new AppError(
    'script.unprintable',
    `the typefaces of the PDF lack ${plural(missing.size, 'character')} of this script: ${named.join(', ')}${more}`,
    {
      hint: 'Export it as HTML or DOCX, which are set in the typefaces of the computer, or write these otherwise.',
      details: { characters, count: missing.size },
    },
  );
}

function findMissing({ text, line = 0 }: Row, faces: Faces, missing: Map<string, number>): void {
  if (isAscii(text)) return;
  for (const character of printable(text)) {
    if (!missing.has(character) && faces.fileFor(character, 'regular') === null) {
      missing.set(character, line);
    }
  }
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
