import { compareParsed } from './compare.ts';
import { entryAt } from './entry-at.ts';
import type { Screenplay } from './types.ts';

/**
 * Carries the lines of a text to where they are in a later one, element by element: a line stays
 * with its element through changes of its words and of its scene's place.
 *
 * @returns for a 1-based line of `before` the 1-based line of `after`; null where its element is gone
 */
export function carryLines(before: Screenplay, after: Screenplay): (line: number) => number | null {
  const old = compareParsed(before, after)
    .entries.flatMap(({ before: from, after: to }) =>
      from === null ? [] : [{ line: from.line, to: to?.line ?? null }],
    )
    .sort((one, other) => one.line - other.line);
  const ends = new Map(
    [...after.titlePage, ...after.elements].map(({ line, endLine }) => [line, endLine]),
  );
  return (line) => {
    const element = old[entryAt(old, line)];
    if (element === undefined || element.to === null) return null;
    const end = ends.get(element.to) ?? element.to;
    return Math.min(element.to + line - element.line, end);
  };
}
