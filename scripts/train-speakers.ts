// `npm run train:speakers -- --corpus DIR [--evaluate] [--by-author | --folds N] [--threads 2]`: trains who speaks on the novels of
// a corpus (as bench/speakers reads it), prints what it reaches on novels and authors that it was not
// trained on, and writes the weights that the project ships with a card beside them. With --evaluate
// nothing is written.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { authorOf } from '../bench/speakers/authors.ts';
import { readCorpus } from '../bench/speakers/corpus.ts';
import { answeredOf } from './train-speakers/answered.ts';
import { calibrate } from './train-speakers/calibrate.ts';
import { crossFit } from './train-speakers/cross-fit.ts';
import { printModel, printNet } from './train-speakers/print-model.ts';
import { printCard, printTables } from './train-speakers/print-tables.ts';
import { readNovel } from './train-speakers/read-novel.ts';

const RANKER = fileURLToPath(new URL('../src/prose/speakers/ranker/', import.meta.url));

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    evaluate: { type: 'boolean', default: false },
    'by-author': { type: 'boolean', default: false },
    folds: { type: 'string' },
    threads: { type: 'string', default: '2' },
  },
});

/** What is left out together: each novel alone, all of an author, or in so many folds. */
function groupOf({ name }: { name: string }): string {
  if (values.folds !== undefined) {
    return String(marked.findIndex((novel) => novel.name === name) % Number(values.folds));
  }
  return values['by-author'] ? authorOf(name) : name;
}

function leftOut(): string {
  if (values.folds !== undefined) return `in ${values.folds} folds, each with its novels left out`;
  return values['by-author'] ? 'each author left out' : 'each novel left out';
}

const marked = readCorpus(values.corpus);
const novels = marked.flatMap((novel) => [readNovel(novel, false), readNovel(novel, true)]);
const { first, second, chances } = await crossFit(novels, groupOf, Number(values.threads));
const answered = novels.map((novel, i) => ({
  name: novel.name,
  cast: novel.cast,
  answers: answeredOf(novel, chances[i] ?? new Float64Array()),
}));
const tables = printTables(answered);
console.log(tables);
if (!values.evaluate) {
  const right = calibrate(answered.flatMap(({ answers }) => answers));
  const model = { first: printNet(first), second: printNet(second), right };
  writeFileSync(`${RANKER}weights.ts`, printModel(model));
  writeFileSync(`${RANKER}weights.md`, printCard(tables, marked, leftOut()));
}
