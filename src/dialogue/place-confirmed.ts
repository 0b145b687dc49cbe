import type { KnownCharacter } from '../prose/names/characters.ts';
import { type ParsedProse, parseProse } from '../prose/quotations/parse-prose.ts';
import type { ConfirmedSpeaker } from '../prose/speakers/confirmed.ts';
import { hashWords } from './hash-words.ts';
import { placeQuotes } from './place-quotes.ts';
import type { QuoteRow } from './select-quotes.ts';

/** A quotation as it stands in the database before a reading: in order, those without a place last. */
interface QuoteBefore {
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

export function quotesBefore(rows: readonly QuoteRow[]): QuoteBefore[] {
  return rows.map(({ id, start_at, words_hash, character_id, confirmed_at }) => ({
    id,
    placed: start_at !== null,
    hash: words_hash,
    confirmed: confirmed_at === null ? undefined : character_id,
  }));
}

/** Where in a text, be it changed since, what people confirmed of it stands. Pure; for a thread. */
export function placeConfirmed(chapter: ChapterToRead): ConfirmedSpeaker[] {
  return placeIn(parseProse(chapter.text), chapter).confirmed;
}

/** The quotations of a text beside those that were stored of it. */
interface Placed {
  /** Of each quotation of the text. */
  hashes: string[];
  was: (QuoteBefore | null)[];
  confirmed: ConfirmedSpeaker[];
}

export function placeIn(parsed: ParsedProse, { text, known, before }: ChapterToRead): Placed {
  const hashes = parsed.quotations.map(({ start, end }) => hashWords(text.slice(start, end)));
  const places = placeQuotes(
    before.map(({ hash }) => hash),
    before.filter(({ placed }) => placed).length,
    hashes,
  );
  const was = places.map((at) => (at === null ? null : (before[at] ?? null)));
  const byId = new Map(known.map((each) => [each.id, each]));
  const confirmed = parsed.quotations.flatMap(({ start, end }, at): ConfirmedSpeaker[] => {
    const said = was[at]?.confirmed;
    if (said === undefined) return [];
    return [{ start, end, character: said === null ? null : (byId.get(said) ?? null) }];
  });
  return { hashes, was, confirmed };
}
