import type { SpeakerHow } from '../contract/index.ts';
import type { KnownCharacter } from '../prose/names/characters.ts';
import { parseProse } from '../prose/quotations/parse-prose.ts';
import type { ConfirmedSpeaker } from '../prose/speakers/confirmed.ts';
import { readTurns, type TurnQuote } from '../prose/speakers/read-turns.ts';
import { toCodePoints } from './code-points.ts';
import { hashWords } from './hash-words.ts';
import { placeQuotes } from './place-quotes.ts';

/** A quotation as it stands in the database before a reading: in order, those without a place last. */
export interface QuoteBefore {
  id: string;
  placed: boolean;
  hash: string;
  /** By a person's word; undefined where nobody gave it, null: nobody of the book. */
  confirmed: string | null | undefined;
}

export interface ChapterToRead {
  text: string;
  known: KnownCharacter[];
  before: QuoteBefore[];
}

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
export function readChapter({ text, known, before }: ChapterToRead): ReadQuote[] {
  const parsed = parseProse(text);
  const hashes = parsed.quotations.map(({ start, end }) => hashWords(text.slice(start, end)));
  const was = placeQuotes(
    before.map(({ hash }) => hash),
    before.filter(({ placed }) => placed).length,
    hashes,
  );
  const byId = new Map(known.map((each) => [each.id, each]));
  const confirmed = parsed.quotations.flatMap(({ start, end }, at): ConfirmedSpeaker[] => {
    const said = before[was[at] ?? -1]?.confirmed;
    if (said === undefined) return [];
    return [{ start, end, character: said === null ? null : (byId.get(said) ?? null) }];
  });
  const places = new Map(parsed.quotations.map(({ start }, at) => [start, at]));
  const quotes = readTurns(parsed, known, confirmed);
  const starts = toCodePoints(text, quotes.map(({ start }) => start));
  const ends = toCodePoints(text, quotes.map(({ end }) => end));
  return quotes.map((quote, i) => {
    const at = places.get(quote.start) ?? -1;
    return {
      id: before[was[at] ?? -1]?.id ?? null,
      start: starts[i] ?? 0,
      end: ends[i] ?? 0,
      hash: hashes[at] ?? '',
      ...speakerOf(quote),
    };
  });
}

function speakerOf({ speaker, how, confidence, turn, conversation }: TurnQuote) {
  const character = speaker?.known?.id ?? null;
  const called = character === null ? (speaker?.name ?? null) : null;
  return { character, called, confidence, how, turn, conversation };
}
