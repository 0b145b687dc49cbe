// Trains who speaks on the novels of a corpus (as bench/speakers reads it), prints what it reaches on novels
// and authors that it was not trained on, and writes the weights that the project ships with a card beside
// them.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCorpus } from '../bench/speakers/corpus.ts';
import { printKinds } from '../bench/speakers/kinds-of-errors.ts';
import { leftOutInWords, leftOutWith } from '../bench/speakers/left-out.ts';
import { readOptions } from './read-options.ts';
import { answeredOf } from './train-speakers/answered.ts';
import { calibrate } from './train-speakers/calibrate.ts';
import { costOfGroups } from './train-speakers/cost-of-groups.ts';
import { crossFit } from './train-speakers/cross-fit.ts';
import { printModel, printNet } from './train-speakers/print-model.ts';
import { printCard, printTables } from './train-speakers/print-tables.ts';
import { readNovel } from './train-speakers/read-novel.ts';

const RANKER = fileURLToPath(new URL('../src/prose/speakers/ranker/', import.meta.url));

const USAGE = `Usage: npm run train:speakers -- --corpus DIR [options]

Trains who speaks on the novels of a corpus, prints what it reaches on those that it left out, and writes the weights.

  --corpus DIR   as bench:speakers reads it (default: ../shared/corpus)
  --by-author    leaves out all novels of an author at once
  --folds N      leaves out one N-th of the novels at once
  --threads N    how many train at once (default: 2)
  --evaluate     prints what is reached, and writes nothing
  --ablate       prints what leaving out each group of features costs, and writes nothing
`;

const values = readOptions(USAGE, {
  corpus: { type: 'string', default: '../shared/corpus' },
  evaluate: { type: 'boolean', default: false },
  'by-author': { type: 'boolean', default: false },
  folds: { type: 'string' },
  threads: { type: 'string', default: '2' },
  ablate: { type: 'boolean', default: false },
});

if (!existsSync(join(values.corpus, 'dialogue'))) {
  process.stderr.write(
    `${values.corpus} has no folder "dialogue" with marked novels: name another --corpus\n`,
  );
  process.exit(2);
}
const marked = readCorpus(values.corpus);
const groupOf = leftOutWith(values, marked);
const novels = marked.flatMap((novel) => [readNovel(novel, false), readNovel(novel, true)]);
if (values.ablate) {
  console.log(await costOfGroups(novels, groupOf, Number(values.threads)));
  process.exit();
}
const { first, second, chances } = await crossFit(novels, groupOf, Number(values.threads));
const answered = novels.map((novel, i) => ({
  name: novel.name,
  cast: novel.cast,
  answers: answeredOf(novel, chances[i] ?? new Float64Array()),
}));
const tables = `${printTables(answered)}\n\n${printKinds(answered)}`;
console.log(tables);
if (!values.evaluate) {
  const right = calibrate(answered.flatMap(({ answers }) => answers));
  const model = { first: first.map(printNet), second: second.map(printNet), right };
  writeFileSync(`${RANKER}weights.ts`, printModel(model));
  writeFileSync(`${RANKER}weights.md`, printCard(tables, marked, leftOutInWords(values)));
}
