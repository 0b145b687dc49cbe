import type { Quotes } from './read-quotes.ts';

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** The same with offsets in characters (code points), as most other languages and PostgreSQL count them. */
export function inCharacters(text: string, { characters, quotes }: Quotes): Quotes {
  const characterAt = charactersAt(text);
  return {
    characters,
    quotes: quotes.map((quote) => ({
      ...quote,
      start: characterAt(quote.start),
      end: characterAt(quote.end),
    })),
  };
}

/** Tells of offsets in UTF-16 units how many characters stand before them. */
export function charactersAt(text: string): (unit: number) => number {
  const pairs = [...text.matchAll(PAIR)].map(({ index }) => index);
  if (pairs.length === 0) return (unit) => unit;
  return (unit) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  };
}
