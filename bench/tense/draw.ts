import { createHash } from 'node:crypto';
import { type MarkedNovel, readCorpus } from '../speakers/corpus.ts';
import { narratedSentences } from './narrated.ts';

export interface DrawnSentence {
  novel: string;
  text: string;
}

/** As many narrated sentences as asked for, an equal share of every novel, the same for the same seed. */
export function drawSentences(corpus: string, seed: string, count: number): DrawnSentence[] {
  const pools = readCorpus(corpus).map((novel) => shuffled(sentencesOf(novel), seed));
  const drawn: DrawnSentence[] = [];
  for (let round = 0; drawn.length < count; round += 1) {
    const next = pools.flatMap((pool) => pool[round] ?? []);
    if (next.length === 0) return drawn;
    drawn.push(...next.slice(0, count - drawn.length));
  }
  return drawn;
}

/** Short enough to be read at a glance. */
const FEWEST_WORDS = 5;
const MOST_WORDS = 30;

function sentencesOf(novel: MarkedNovel): DrawnSentence[] {
  return narratedSentences(novel, FEWEST_WORDS, MOST_WORDS).map((text) => ({
    novel: novel.name,
    text,
  }));
}

function shuffled(sentences: DrawnSentence[], seed: string): DrawnSentence[] {
  const rank = ({ text }: DrawnSentence) =>
    createHash('sha256').update(`${seed}\n${text}`).digest('hex');
  return [...new Map(sentences.map((each) => [rank(each), each]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each);
}
