// `npm run bench:speakers -- [--corpus DIR] [--by-author | --folds N] [--shipped]`: who speaks and who is
// found, on novels whose quotations are marked. The nets are trained anew without each novel (minutes, and
// fewer in folds); with --shipped the weights that the project ships are asked, which have seen the corpus.
import { parseArgs } from 'node:util';
import { answeredOf } from '../../scripts/train-speakers/answered.ts';
import { crossFit } from '../../scripts/train-speakers/cross-fit.ts';
import { type AnsweredNovel, printTables } from '../../scripts/train-speakers/print-tables.ts';
import { type ReadNovel, readNovel } from '../../scripts/train-speakers/read-novel.ts';
import type { Attribution } from '../../src/prose/speakers/attribute-turns.ts';
import { rankTurns } from '../../src/prose/speakers/ranker/rank-turns.ts';
import { readCorpus } from './corpus.ts';
import { judgeFinder } from './judge-finder.ts';
import { kindOfError, printKinds } from './kinds-of-errors.ts';
import { leftOutInWords, leftOutWith } from './left-out.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    'by-author': { type: 'boolean', default: false },
    folds: { type: 'string' },
    shipped: { type: 'boolean', default: false },
    threads: { type: 'string', default: '2' },
  },
});

const marked = readCorpus(values.corpus);
for (const novel of marked) {
  const { majors, missed, merged, invented } = judgeFinder(novel);
  console.log(
    `${novel.name.padEnd(28)} major characters ${majors - missed.length} of ${majors}`,
    ...[
      ['missed', missed],
      ['merged', merged],
      ['invented', invented],
    ].flatMap(([what, names]) => (names?.length === 0 ? [] : [`| ${what}:`, String(names)])),
  );
}

const novels = marked.flatMap((novel) => [readNovel(novel, false), readNovel(novel, true)]);
console.log('\nThe rules alone:');
console.log(printTables(novels.map((novel) => answeredBy(novel, novel.stage.rule))));
if (values.shipped) {
  console.log('\nThe ranker, by the weights shipped (they have seen these novels):');
  const ranked = novels.map((novel) => answeredBy(novel, rankTurns(novel.stage.dialogue)));
  console.log(printTables(ranked));
} else {
  console.log(`\nThe ranker, ${leftOutInWords(values)}:`);
  const groupOf = leftOutWith(values, marked);
  const { chances } = await crossFit(novels, groupOf, Number(values.threads));
  const answered = novels.map((novel, i) => ({
    name: novel.name,
    cast: novel.cast,
    answers: answeredOf(novel, chances[i] ?? new Float64Array()),
  }));
  console.log(`${printTables(answered)}\n\n${printKinds(answered)}`);
}

function answeredBy(novel: ReadNovel, found: readonly Attribution[]): AnsweredNovel {
  const answers = novel.quotes.map(({ turn, type, right }) => {
    const { character = null, confidence = 0 } = found[turn] ?? {};
    const isRight = character !== null && right.has(character);
    const kind = isRight ? null : kindOfError(novel, turn, right);
    return { type, confidence, right: isRight, kind };
  });
  return { name: novel.name, cast: novel.cast, answers };
}
