import type { Quotes } from './read-quotes.ts';

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** The same with offsets in characters (code points), as most other languages and PostgreSQL count them. */
export function inCharacters(text: string, { characters, quotes }: Quotes): Quotes {
  const pairs = [...text.matchAll(PAIR)].map(({ index }) => index);
  if (pairs.length === 0) return { characters, quotes };
  let before = 0;
  /** Offsets have to be asked in order. */
  const characterAt = (unit: number) => {
    while ((pairs[before] ?? Number.POSITIVE_INFINITY) < unit) before++;
    return unit - before;
  };
  return {
    characters,
    quotes: quotes.map((quote) => ({
      ...quote,
      start: characterAt(quote.start),
      end: characterAt(quote.end),
    })),
  };
}
