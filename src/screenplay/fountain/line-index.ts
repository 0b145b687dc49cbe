/** Where the lines of a text begin, so that an offset can be told as a line number. */
export interface LineIndex {
  /** Offset of the first character of each line; the first is 0. */
  starts: number[];
}

/** Lines end with LF, CRLF or a lone CR. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  const lineEnd = /\r\n|\n|\r/g;
  while (lineEnd.exec(text) !== null) starts.push(lineEnd.lastIndex);
  return { starts };
}

/** The 1-based number of the line that holds `offset`. */
export function lineAt(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
