// Trains where scenes begin on the marked chapters of bench/draft, prints what it reaches on novels that it was
// not trained on, and writes the weights that the project ships with.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chapterToSplit } from '../bench/draft/drafted-scenes.ts';
import { MARKED } from '../bench/draft/marks.ts';
import { matchBoundaries } from '../bench/draft/match-boundaries.ts';
import { type ReadMarked, readMarked } from '../bench/draft/read-chapters.ts';
import { chooseParagraphs } from '../src/draft/offline/choose-beginnings.ts';
import { whereaboutsBefore } from '../src/draft/offline/read-scenes.ts';
import { FEATURES, featuresOf, readParagraphs } from '../src/draft/offline/scene-features.ts';
import { ruleBeats } from '../src/draft/offline/split-scenes.ts';
import { readOptions } from './read-options.ts';
import { type Example, fitWeights } from './train-scenes/fit-weights.ts';

const WEIGHTS = fileURLToPath(new URL('../src/draft/offline/scene-weights.ts', import.meta.url));
const USAGE = `Usage: npm run train:scenes -- [options]

Trains where scenes begin on the open half of the chapters that bench/draft marks, prints what is reached on novels
that were left out, and writes the weights.

  --corpus DIR   where the novels are (default: ../shared/corpus)
  --evaluate     prints what is reached, and writes nothing
`;
/** Chances from which a scene begins, that are tried. */
const TRIED = [0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.35];

interface Chapter {
  read: ReadMarked;
  /** Of each paragraph that holds beats, where it stands in the chapter. */
  paragraphs: number[];
  examples: Example[];
}

const values = readOptions(USAGE, {
  corpus: { type: 'string', default: '../shared/corpus' },
  evaluate: { type: 'boolean', default: false },
});
const chapters: Chapter[] = [];
for (const marks of MARKED.filter(({ half }) => half === 'open')) {
  const read = await readMarked(marks, values.corpus);
  if (read === null) {
    process.stderr.write(`${values.corpus} has no ${marks.file}: name another --corpus\n`);
    process.exit(2);
  }
  chapters.push(readChapter(read));
}
const weightsOf = leftOut();
console.log('enough  precision  recall  F1');
for (const enough of TRIED) {
  const { precision, recall, f1 } = judge(weightsOf, enough);
  console.log([enough, precision, recall, f1].map((x) => x.toFixed(3)).join('  '));
}
if (!values.evaluate) {
  const weights = fitWeights(chapters.flatMap(({ examples }) => examples));
  writeFileSync(WEIGHTS, printWeights(weights));
}

function readChapter(read: ReadMarked): Chapter {
  const { marks } = read;
  const chapter = chapterToSplit(read);
  const ruled = ruleBeats(chapter.beats, whereaboutsBefore(chapter));
  const told = readParagraphs(chapter.beats, ruled);
  const begin = new Set(marks.scenes.slice(1).map(({ from }) => from));
  const maybe = new Set(marks.maybe);
  const paragraphs = told.map(({ paragraph }) => paragraph);
  const examples = featuresOf(told).map((row, i) => {
    const at = paragraphs[i] ?? 0;
    const isNear = maybe.has(at) || begin.has(at - 1) || begin.has(at + 1);
    return { row, begins: begin.has(at) ? true : i === 0 || isNear ? null : false };
  });
  return { read, paragraphs, examples };
}

/** Of each chapter the weights that were trained without its novel. */
function leftOut(): Map<Chapter, number[]> {
  const weights = new Map<string, number[]>();
  for (const { read } of chapters) {
    const novel = read.marks.file;
    if (weights.has(novel)) continue;
    const others = chapters.filter((chapter) => chapter.read.marks.file !== novel);
    weights.set(novel, fitWeights(others.flatMap(({ examples }) => examples)));
  }
  return new Map(chapters.map((chapter) => [chapter, weights.get(chapter.read.marks.file) ?? []]));
}

function judge(all: Map<Chapter, number[]>, enough: number) {
  let right = 0;
  let marked = 0;
  let drafted = 0;
  for (const [{ read, paragraphs, examples }, weights] of all) {
    const { scenes, maybe } = read.marks;
    const rows = examples.map(({ row }) => row);
    const found = [...chooseParagraphs(rows, weights, enough)].sort((a, b) => a - b);
    const { matched, missed, invented } = matchBoundaries(
      scenes.slice(1).map(({ from }) => from),
      found.map((at) => paragraphs[at] ?? 0),
      maybe,
    );
    right += matched.length;
    marked += matched.length + missed.length;
    drafted += matched.length + invented.length;
  }
  const precision = right / drafted;
  const recall = right / marked;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function printWeights(weights: readonly number[]): string {
  const lines = FEATURES.map((name, i) => `  ${name}: ${Number((weights[i] ?? 0).toFixed(3))},`);
  return `// Made by "npm run train:scenes": not to be edited.
import type { Feature } from './scene-features.ts';

export const WEIGHTS: Readonly<Record<Feature, number>> = {
${lines.join('\n')}
};
`;
}
