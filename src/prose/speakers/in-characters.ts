import { toCodePoints } from '../words/code-points.ts';
import type { Quotes } from './read-quotes.ts';

/** The same with offsets in characters (code points), as most other languages and PostgreSQL count them. */
export function inCharacters(text: string, { characters, quotes }: Quotes): Quotes {
  const offsets = toCodePoints(
    text,
    quotes.flatMap(({ start, end }) => [start, end]),
  );
  return {
    characters,
    quotes: quotes.map((quote, at) => ({
      ...quote,
      start: offsets[2 * at] ?? quote.start,
      end: offsets[2 * at + 1] ?? quote.end,
    })),
  };
}
