// npm run bench:quotations -- --corpus DIR [--show missed,cut,torn,joined,invented] [--json]
// How well quotations are found in novels whose quotations people have marked: DIR holds a folder
// for each novel with novel.txt and quotes.json ([{spans: [[start, end]...]}...]).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import { KINDS, type Kind, type Match, matchSpans } from './match-spans.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '' },
    show: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
if (!existsSync(values.corpus)) {
  console.error(
    `--corpus names no folder: "${values.corpus}". Give one with a folder for each novel.`,
  );
  process.exit(2);
}
const shown = values.show.split(',');
const novels = readdirSync(values.corpus).filter((novel) =>
  existsSync(path.join(values.corpus, novel, 'quotes.json')),
);
const rows = novels.map((novel) => ({ novel, ...measure(novel) }));

if (values.json) console.log(JSON.stringify(rows, null, 2));
else print();

function measure(novel: string) {
  const text = readFileSync(path.join(values.corpus, novel, 'novel.txt'), 'utf8');
  const quotes: { spans: [number, number][] }[] = JSON.parse(
    readFileSync(path.join(values.corpus, novel, 'quotes.json'), 'utf8'),
  );
  const began = performance.now();
  const { quotations } = parseProse(text);
  const ms = performance.now() - began;
  const marked = quotes.flatMap(({ spans }) => spans.map(([start, end]) => ({ start, end })));
  const matches = matchSpans(text, marked, quotations);
  for (const match of matches) if (shown.includes(match.kind)) show(novel, text, match);
  const count = (kind: Kind) => matches.filter((match) => match.kind === kind).length;
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, count(kind)]));
  return {
    marked: marked.length,
    recall: count('found') / marked.length,
    precision: count('found') / (matches.length - count('missed')),
    ...(counts as Record<Kind, number>),
    wordsPerSecond: Math.round(text.split(/\s+/).length / (ms / 1000)),
  };
}

function show(novel: string, text: string, { kind, start, end }: Match): void {
  const clip = (from: number, to: number) =>
    text.slice(Math.max(0, from), Math.min(text.length, to)).replace(/\s+/g, ' ');
  const words =
    end - start > 160 ? `${clip(start, start + 80)} ... ${clip(end - 80, end)}` : clip(start, end);
  console.log(
    `${novel} ${kind} ${start}: ${clip(start - 60, start)}[[${words}]]${clip(end, end + 60)}`,
  );
}

function print(): void {
  const heads = ['marked', ...KINDS].map((head) => head.padStart(9)).join('');
  console.log(`${'novel'.padEnd(30)}${heads}   recall precision`);
  for (const row of rows) {
    const counts = [row.marked, ...KINDS.map((kind) => row[kind])];
    console.log(line(row.novel, counts, row.recall, row.precision));
  }
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const totals = [sum((row) => row.marked), ...KINDS.map((kind) => sum((row) => row[kind]))];
  const mean = (of: (row: (typeof rows)[number]) => number) => sum(of) / rows.length;
  console.log(
    line(
      'all; mean over novels',
      totals,
      mean((r) => r.recall),
      mean((r) => r.precision),
    ),
  );
}

function line(name: string, counts: number[], recall: number, precision: number): string {
  const cells = counts.map((count) => String(count).padStart(9)).join('');
  return `${name.padEnd(30)}${cells}${recall.toFixed(4).padStart(9)}${precision.toFixed(4).padStart(10)}`;
}
