/**
 * Number of rows that a text takes when it is set in a column of `width` characters: words are
 * kept whole where they fit, and each line break begins a new row.
 */
export function countRows(text: string, width: number): number {
  return text.split('\n').reduce((rows, line) => rows + rowsOfLine(line, width), 0);
}

function rowsOfLine(line: string, width: number): number {
  let rows = 1;
  let used = 0;
  for (const [word] of line.trimEnd().matchAll(/\s*\S+/g)) {
    const length = [...word].length;
    const bare = [...word.trimStart()].length;
    if (used + length <= width) {
      used += length;
      continue;
    }
    // A word longer than a row is broken; it begins on a row of its own.
    if (used > 0) rows++;
    rows += Math.ceil(bare / width) - 1;
    used = bare % width === 0 ? width : bare % width;
  }
  return rows;
}
