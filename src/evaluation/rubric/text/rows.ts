/** Columns of a page in 12-point Courier, ten characters an inch: action 6 in, speech 3.5 in. */
export const COLUMNS = { action: 60, speech: 35 } as const;

/** Rows that a text takes when its words are set in lines of `columns` characters. */
export function rowsOf(text: string, columns: number): number {
  let rows = 0;
  for (const line of text.split('\n')) {
    let used = 0;
    let here = 0;
    for (const word of line.split(/\s+/)) {
      if (word === '') continue;
      if (used > 0 && used + 1 + word.length <= columns) {
        used += 1 + word.length;
      } else {
        here += Math.max(1, Math.ceil(word.length / columns));
        used = word.length;
      }
    }
    rows += here;
  }
  return rows;
}
