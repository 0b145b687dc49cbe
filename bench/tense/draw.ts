import { createHash } from 'node:crypto';
import { splitParagraphs } from '../../src/prose/sentences/split-paragraphs.ts';
import { sentenceSpans } from '../../src/prose/sentences/split-sentences.ts';
import { type MarkedNovel, readCorpus } from '../speakers/corpus.ts';

export interface DrawnSentence {
  novel: string;
  text: string;
}

/** As many narrated sentences as asked for, an equal share of every novel, the same for the same seed. */
export function drawSentences(corpus: string, seed: string, count: number): DrawnSentence[] {
  const pools = readCorpus(corpus).map((novel) => shuffled(narratedSentences(novel), seed));
  const drawn: DrawnSentence[] = [];
  for (let round = 0; drawn.length < count; round += 1) {
    const next = pools.flatMap((pool) => pool[round] ?? []);
    if (next.length === 0) return drawn;
    drawn.push(...next.slice(0, count - drawn.length));
  }
  return drawn;
}

/** Sentences of 5 to 30 words which touch no quotation, and whose apostrophes the file has kept. */
function narratedSentences(novel: MarkedNovel): DrawnSentence[] {
  const marked = new Uint8Array(novel.text.length);
  for (const [start, end] of novel.quotes.flatMap(({ spans }) => spans)) marked.fill(1, start, end);
  return splitParagraphs(novel.text).flatMap((paragraph) =>
    sentenceSpans(novel.text.slice(paragraph.start, paragraph.end))
      .map(({ start, end }) => ({ start: start + paragraph.start, end: end + paragraph.start }))
      .filter(({ start, end }) => marked.indexOf(1, start) < 0 || marked.indexOf(1, start) >= end)
      .map(({ start, end }) => novel.text.slice(start, end).replace(/\s+/g, ' '))
      .filter(isNarrated)
      .map((text) => ({ novel: novel.name, text })),
  );
}

function isNarrated(text: string): boolean {
  const words = text.split(' ').length;
  return (
    words >= 5 &&
    words <= 30 &&
    !/ (?:s|t|d|ll|m|ve|re|o) /.test(text) &&
    /^\p{Lu}.*\p{Ll}.*[.!?]$/u.test(text) &&
    !/["“”‘*[\]]/.test(text)
  );
}

function shuffled(sentences: DrawnSentence[], seed: string): DrawnSentence[] {
  const rank = ({ text }: DrawnSentence) =>
    createHash('sha256').update(`${seed}\n${text}`).digest('hex');
  return [...new Map(sentences.map((each) => [rank(each), each]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each);
}
