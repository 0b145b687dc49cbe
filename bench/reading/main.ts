// `npm run bench:reading -- [--words 200000]`: how fast a whole book is read for names and speakers, beside
// a plain tokenising pass over it, and how much memory that takes at its highest.
import { parseArgs } from 'node:util';
import { findCharacters } from '../../src/prose/names/find-characters.ts';
import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import { tokenize } from '../../src/prose/sentences/tokens.ts';
import { findSpeeches } from '../../src/prose/speakers/find-speeches.ts';
import { bookOf } from './make-book.ts';

const { values } = parseArgs({ options: { words: { type: 'string', default: '200000' } } });
const LOWER = 0.5;

console.log('words     tokenise  parse     names     speakers  together  words/s  ratio  heap MB');
const all = Number(values.words);
for (const words of [all * LOWER, all]) {
  const text = bookOf(words);
  const plain = measure(() => tokenize(text));
  const parse = measure(() => parseProse(text));
  const names = measure(() => findCharacters(parse.value));
  const speakers = measure(() => findSpeeches(parse.value, names.value));
  const together = parse.ms + names.ms + speakers.ms;
  const heap = Math.round(process.memoryUsage().heapUsed / 1e6);
  console.log(
    [
      String(plain.value.length).padEnd(9),
      ...[plain.ms, parse.ms, names.ms, speakers.ms, together].map((ms) =>
        `${(ms / 1000).toFixed(2)} s`.padEnd(9),
      ),
      String(Math.round((plain.value.length / together) * 1000)).padEnd(8),
      (together / plain.ms).toFixed(1).padEnd(6),
      heap,
    ].join(' '),
  );
}

function measure<T>(work: () => T): { value: T; ms: number } {
  const begun = performance.now();
  const value = work();
  return { value, ms: performance.now() - begun };
}
