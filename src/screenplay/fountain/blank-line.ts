/**
 * True for a line with nothing on it, or with one space: no note reaches over it, and every speech
 * ends at it. A blank line that a writer meant to go on with holds two spaces or more, or a tab.
 */
export function isEmptyLine(line: string): boolean {
  return EMPTY.test(line);
}

const EMPTY = /^[^\S\t]?$/;
