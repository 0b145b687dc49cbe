/** A row of a text that is set in a column: offsets in the text, white space at its break left out. */
export interface Row {
  from: number;
  to: number;
}

/** Number of rows that a text takes when it is set in a column of `width` characters. */
export function countRows(text: string, width: number): number {
  return breakRows(text, width).length;
}

/**
 * Sets a text in a column of `width` characters: words are kept whole where they fit, and each
 * line break begins a new row. A character outside of the basic plane counts as one.
 */
export function breakRows(text: string, width: number): Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    breakLine(line, start, width, rows);
    start += line.length + 1;
  }
  return rows;
}

function breakLine(line: string, start: number, width: number, rows: Row[]): void {
  if (line.length <= width) {
    rows.push({ from: start, to: start + line.trimEnd().length });
    return;
  }
  let row: Row = { from: start, to: start };
  let used = 0;
  for (const match of line.trimEnd().matchAll(/\s*\S+/g)) {
    const [word] = match;
    const end = start + match.index + word.length;
    const length = countCharacters(word);
    if (used + length <= width) {
      used += length;
      row.to = end;
      continue;
    }
    // A word longer than a row is broken; it begins on a row of its own.
    const bare = word.trimStart();
    if (used > 0) rows.push(row);
    row = { from: end - bare.length, to: end - bare.length };
    used = 0;
    for (const character of bare) {
      if (used === width) {
        rows.push(row);
        row = { from: row.to, to: row.to };
        used = 0;
      }
      row.to += character.length;
      used++;
    }
  }
  rows.push(row);
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
