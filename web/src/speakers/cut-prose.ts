import type { Quote } from '../../../src/contract/index.ts';
import { paragraphsOf } from '../text/paragraphs.ts';
import { unitFinder } from '../text/unit-finder.ts';

/** Words of a paragraph: a quotation's, or the narrator's. */
export interface Piece {
  text: string;
  quote?: Quote;
  /** Where its quotation begins; one may go on over paragraphs. */
  first: boolean;
}

/**
 * A chapter's paragraphs, cut where quotations begin and end. One whose words stand elsewhere now is left
 * out, so that nobody's name is put to other words.
 */
export function cutProse(text: string, quotes: readonly Quote[]): Piece[][] {
  const placed = placeQuotes(text, quotes);
  const paragraphs: Piece[][] = [];
  let at = 0;
  let next = 0;
  for (const { from, to } of paragraphsOf(text)) {
    const pieces: Piece[] = [];
    at = from;
    for (; next < placed.length; next++) {
      const { quote, start, end } = placed[next] as Placed;
      if (start >= to) break;
      if (start > at) pieces.push({ text: text.slice(at, start), first: false });
      at = Math.min(end, to);
      pieces.push({ text: text.slice(Math.max(start, from), at), quote, first: start >= from });
      if (end > to) break;
    }
    if (at < to) pieces.push({ text: text.slice(at, to), first: false });
    paragraphs.push(pieces);
  }
  return paragraphs;
}

interface Placed {
  quote: Quote;
  /** In UTF-16 units. */
  start: number;
  end: number;
}

/** The quotations come in order; one inside another one has its words in that one. */
function placeQuotes(text: string, quotes: readonly Quote[]): Placed[] {
  const unitOf = unitFinder(text);
  let end = 0;
  return quotes.flatMap((quote) => {
    const start = unitOf(quote.start);
    if (start < end) return [];
    end = unitOf(quote.end);
    return text.slice(start, end) === quote.words ? [{ quote, start, end }] : [];
  });
}
