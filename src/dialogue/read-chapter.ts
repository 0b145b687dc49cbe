import type { SpeakerHow } from '../contract/index.ts';
import { parseProse } from '../prose/quotations/parse-prose.ts';
import { readTurns, type TurnQuote } from '../prose/speakers/read-turns.ts';
import { toCodePoints } from '../prose/words/code-points.ts';
import { type ChapterToRead, placeIn } from './place-confirmed.ts';

/** A quotation as it is to be stored. */
export interface ReadQuote {
  /** Of the row that it is; null: it is new. */
  id: string | null;
  /** In characters. */
  start: number;
  end: number;
  hash: string;
  character: string | null;
  called: string | null;
  confidence: number;
  how: SpeakerHow;
  turn: number;
  conversation: number;
}

/** Reads who says what in a chapter, with what people confirmed of it. Pure; for a thread. */
export function readChapter(chapter: ChapterToRead): ReadQuote[] {
  const { text, known } = chapter;
  const parsed = parseProse(text);
  const { hashes, was, confirmed } = placeIn(parsed, chapter);
  const places = new Map(parsed.quotations.map(({ start }, at) => [start, at]));
  const quotes = readTurns(parsed, known, confirmed);
  const starts = toCodePoints(
    text,
    quotes.map(({ start }) => start),
  );
  const ends = toCodePoints(
    text,
    quotes.map(({ end }) => end),
  );
  return quotes.map((quote, i) => {
    const at = places.get(quote.start) ?? -1;
    return {
      id: was[at]?.id ?? null,
      start: starts[i] ?? 0,
      end: ends[i] ?? 0,
      hash: hashes[at] ?? '',
      ...speakerOf(quote),
    };
  });
}

function speakerOf({ speaker, how, confidence, turn, conversation }: TurnQuote) {
  const known = speaker?.known ?? null;
  const character = known === null || known.heard === true ? null : known.id;
  const called = character === null ? (speaker?.name ?? null) : null;
  return { character, called, confidence, how, turn, conversation };
}
