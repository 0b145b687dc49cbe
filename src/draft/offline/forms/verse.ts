/** A line of verse is no longer, and begins with a capital more often than by chance. */
const LONGEST_LINE = 60;
const CAPITALS = 0.75;
const SHORTEST_LINE = 6;

/**
 * The lines of a song or a poem; null for prose, whose lines, where a file breaks them, are full and
 * begin with whatever word comes next.
 */
export function verseLines(text: string): string[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  const isShort = lines.every(({ length }) => length <= LONGEST_LINE && length >= SHORTEST_LINE);
  if (lines.length < 2 || !isShort) return null;
  const capital = lines.filter((line) => /^[^\p{L}\p{N}]*\p{Lu}/u.test(line)).length;
  // A letter's head has lines as well: names and dates, in which nothing is said.
  const tells = lines.filter((line) => /\p{Ll}+ \p{Ll}+/u.test(line)).length;
  return capital >= lines.length * CAPITALS && tells * 2 >= lines.length ? lines : null;
}
