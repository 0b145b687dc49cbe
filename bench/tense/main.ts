// npm run bench:tense -- [--show past,wrong] [--half open] [--json]
// npm run bench:tense -- --corpus DIR --seed WORD [--count 300]
// npm run bench:tense -- --corpus DIR --swapped [--show past,participle,one,many,adjective]
// How well narration is put into the present: by src/prose/tense and by compromise, on the sentences
// of sentences.tsv, whose present was marked by hand. With a corpus: what becomes of further sentences
// drawn from its novels, to be read; or how often the form of a verb is understood that does not show it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import nlp from 'compromise';
import { toPresent } from '../../src/prose/tense/to-present.ts';
import { turnTense } from '../../src/prose/tense/turn-tense.ts';
import { readCorpus } from '../speakers/corpus.ts';
import { compare, type Outcome } from './compare.ts';
import { drawSentences } from './draw.ts';
import { isRight, swapAdjectives, swapNumbers, swapVerbs } from './swapped.ts';

const OUTCOMES = ['exact', 'variant', 'past', 'wrong'] as const satisfies readonly Outcome[];
const HALVES = ['open', 'held'] as const;

const { values } = parseArgs({
  options: {
    show: { type: 'string', default: '' },
    half: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    corpus: { type: 'string', default: '' },
    seed: { type: 'string', default: 'further' },
    count: { type: 'string', default: '300' },
    swapped: { type: 'boolean', default: false },
  },
});

interface Marked {
  half: string;
  past: string;
  present: string;
}
const list = readFileSync(new URL('sentences.tsv', import.meta.url), 'utf8');
const sentences: Marked[] = list
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([half = '', , past = '', present = '']) => ({ half, past, present }));

interface Row extends Record<Outcome, number> {
  converter: string;
  half: string;
}

const CONVERTERS: Record<string, (sentence: string) => string | null> = {
  goldenrod: toPresent,
  compromise: byCompromise,
};

if (values.swapped) countSwapped();
else if (values.corpus !== '') readFurther();
else runList();

function runList(): void {
  const rows = Object.entries(CONVERTERS).flatMap(([converter, convert]) =>
    HALVES.map((half) => ({ converter, half, ...measure(converter, convert, half) })),
  );
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else print(rows);
}

/** Prints each drawn sentence as it comes out, those that do not turn with the reason. */
function readFurther(): void {
  drawSentences(values.corpus, values.seed, Number(values.count)).forEach(({ text }, at) => {
    const turned = turnTense(text);
    const said = turned.kind === 'turned' ? turned.text : `(${turned.kind}) ${text}`;
    console.log(`${String(at + 1).padStart(4)} ${said}`);
  });
}

/** Of every verb whose form told what it is, and stands as one whose form does not, whether it came out right. */
function countSwapped(): void {
  const shown = values.show.split(',');
  const counts = new Map<string, { all: number; wrong: number }>();
  const novels = readCorpus(values.corpus === '' ? '../shared/corpus' : values.corpus);
  const swapped = novels.flatMap((novel) => [
    ...swapVerbs(novel),
    ...swapNumbers(novel),
    ...swapAdjectives(novel),
  ]);
  for (const each of swapped) {
    const right = isRight(each);
    if (right === null) continue;
    const count = counts.get(each.was) ?? { all: 0, wrong: 0 };
    counts.set(each.was, { all: count.all + 1, wrong: count.wrong + Number(!right) });
    if (!right && shown.includes(each.was)) console.log(`${each.was} ${each.verb}: ${each.text}`);
  }
  console.log('was           all  wrong      %');
  for (const [was, { all, wrong }] of counts) {
    const share = ((100 * wrong) / all).toFixed(2);
    console.log(
      `${was.padEnd(10)}${[all, wrong, share].map((n) => String(n).padStart(7)).join('')}`,
    );
  }
}

/** Only verbs in the past are told to turn: the library would turn "had gone" and "to see" as well. */
function byCompromise(sentence: string): string {
  const doc = nlp(sentence);
  const inPast = doc.verbs().filter((verb) => verb.has('#PastTense'));
  (inPast as ReturnType<typeof doc.verbs>).toPresentTense();
  return doc.text();
}

function measure(converter: string, convert: (sentence: string) => string | null, half: string) {
  const counts: Record<Outcome, number> = { exact: 0, variant: 0, past: 0, wrong: 0 };
  for (const { past, present } of sentences.filter((each) => each.half === half)) {
    const given = convert(past);
    const outcome = compare(past, present, given);
    counts[outcome] += 1;
    if (values.show.split(',').includes(outcome) && values.half === half)
      console.log(
        `${converter} ${outcome}: ${past}\n  marked ${present}\n  given  ${given ?? 'null'}`,
      );
  }
  return counts;
}

function print(rows: readonly Row[]): void {
  const cells = (row: readonly string[]) => row.map((cell) => cell.padStart(10)).join('');
  console.log(`converter  half${cells([...OUTCOMES, 'right %'])}`);
  for (const row of rows) {
    const all = OUTCOMES.reduce((sum, outcome) => sum + row[outcome], 0);
    const right = ((100 * (row.exact + row.variant)) / all).toFixed(1);
    const counts = OUTCOMES.map((outcome) => String(row[outcome]));
    console.log(`${row.converter.padEnd(11)}${row.half}${cells([...counts, right])}`);
  }
}
