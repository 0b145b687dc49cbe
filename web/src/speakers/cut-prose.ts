import type { Quote } from '../../../src/contract/index.ts';

/** Words of a paragraph: a quotation's, or the narrator's. */
export interface Piece {
  text: string;
  quote?: Quote;
  /** Where its quotation begins; one may go on over paragraphs. */
  first: boolean;
}

/** What parts two paragraphs. */
const GAP = /\n{2,}/gu;

/**
 * A chapter's paragraphs, cut where quotations begin and end. One whose words stand elsewhere now is left
 * out, so that nobody's name is put to other words.
 */
export function cutProse(text: string, quotes: readonly Quote[]): Piece[][] {
  const placed = placeQuotes(text, quotes);
  const paragraphs: Piece[][] = [];
  let at = 0;
  let next = 0;
  for (const [from, to] of paragraphsOf(text)) {
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

/** The quotations come in order, and count characters as PostgreSQL does. */
function placeQuotes(text: string, quotes: readonly Quote[]): Placed[] {
  let unit = 0;
  let character = 0;
  const unitOf = (wanted: number) => {
    while (character < wanted && unit < text.length) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      character++;
    }
    return unit;
  };
  return quotes.flatMap((quote) => {
    // Inside another one: its words are that one's.
    if (quote.start < character) return [];
    const start = unitOf(quote.start);
    const end = unitOf(quote.end);
    return text.slice(start, end) === quote.words ? [{ quote, start, end }] : [];
  });
}

/** From where to where each paragraph with anything in it goes. */
function paragraphsOf(text: string): [number, number][] {
  const gaps = [...text.matchAll(GAP)].map(({ index, 0: gap }) => [index, index + gap.length]);
  const starts = [0, ...gaps.map(([, end = 0]) => end)];
  return starts.flatMap((start, i): [number, number][] => {
    const end = gaps[i]?.[0] ?? text.length;
    return text.slice(start, end).trim() === '' ? [] : [[start, end]];
  });
}
