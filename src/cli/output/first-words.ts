/** Characters of an element that a table shows. */
const SHOWN = 50;

/** How a stretch of a text begins, as one line; places count characters, and a string may not. */
export function firstWords(characters: readonly string[], start: number, end: number): string {
  const shown = characters.slice(start, Math.min(end, start + SHOWN)).join('');
  return shown.replace(/\s+/g, ' ').trim() + (end - start > SHOWN ? '…' : '');
}
