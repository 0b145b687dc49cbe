import type { Quote } from '../contract/index.ts';
import { wordsOf } from '../prose/words/words-of.ts';
import { placeQuotes } from './place-quotes.ts';

/** A quotation that comes from elsewhere: by its words, or where it has none by its place. */
export interface ForeignQuote {
  words: string | null;
  start: number | null;
  end: number | null;
  /** Null: nobody. */
  speaker: string | null;
}

/** Which quotation of the chapter each one of a file is; what is not in the chapter is left out. Pure. */
export function matchedQuotes(
  quotes: readonly Quote[],
  foreign: readonly ForeignQuote[],
): { quote: Quote; speaker: string | null }[] {
  const told = foreign.filter(({ words }) => words !== null);
  const places = placeQuotes(
    told.map(({ words }) => lettersOf(words ?? '')),
    told.length,
    quotes.map(({ words }) => lettersOf(words)),
  );
  const byPlace = new Map(
    foreign
      .filter(({ words, start }) => words === null && start !== null)
      .map((each) => [`${each.start}-${each.end}`, each]),
  );
  return quotes.flatMap((quote, at) => {
    const found = told[places[at] ?? -1] ?? byPlace.get(`${quote.start}-${quote.end}`);
    return found === undefined ? [] : [{ quote, speaker: found.speaker }];
  });
}

/** Others cut words elsewhere: BookNLP writes "do n't" and "well - known". */
function lettersOf(words: string): string {
  const letters = wordsOf(words).join('').replaceAll("'", '');
  return letters === '' ? words.replace(/\s+/gu, '') : letters;
}
