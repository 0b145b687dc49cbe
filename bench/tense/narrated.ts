import { splitParagraphs } from '../../src/prose/sentences/split-paragraphs.ts';
import { sentenceSpans } from '../../src/prose/sentences/split-sentences.ts';
import type { MarkedNovel } from '../speakers/corpus.ts';

/** Sentences of `fewest` to `most` words which touch no quotation, and whose apostrophes the file has kept. */
export function narratedSentences(novel: MarkedNovel, fewest: number, most: number): string[] {
  const marked = new Uint8Array(novel.text.length);
  for (const [start, end] of novel.quotes.flatMap(({ spans }) => spans)) marked.fill(1, start, end);
  return splitParagraphs(novel.text).flatMap((paragraph) =>
    sentenceSpans(novel.text.slice(paragraph.start, paragraph.end))
      .map(({ start, end }) => ({ start: start + paragraph.start, end: end + paragraph.start }))
      .filter(({ start, end }) => marked.indexOf(1, start) < 0 || marked.indexOf(1, start) >= end)
      .map(({ start, end }) => novel.text.slice(start, end).replace(/\s+/g, ' '))
      .filter((text) => isNarrated(text, fewest, most)),
  );
}

function isNarrated(text: string, fewest: number, most: number): boolean {
  const words = text.split(' ').length;
  return (
    words >= fewest &&
    words <= most &&
    !/ (?:s|t|d|ll|m|ve|re|o) /.test(text) &&
    /^\p{Lu}.*\p{Ll}.*[.!?]$/u.test(text) &&
    !/["“”‘*[\]]/.test(text)
  );
}
