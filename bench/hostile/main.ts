// npm run bench:hostile -- [--only NAME,NAME] [--shape TEXT] [--sizes 0.25,0.5,1,2,4] [--seconds 20] [--worst 3] [--json]
// How the time of each pure function grows with the size of texts made to hurt it.
import { parseArgs } from 'node:util';
import { BoundedThread } from './bounded-thread.ts';
import { type Grown, growthOf, isOver, MOST_GROWTH } from './growth.ts';
import type { Subject } from './subject.ts';
import { SUBJECTS } from './subjects.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    shape: { type: 'string', default: '' },
    sizes: { type: 'string', default: '0.25,0.5,1,2,4' },
    seconds: { type: 'string', default: '20' },
    worst: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const MEGABYTE = 1_000_000;
const HEAP_MB = 3000;
const lengths = values.sizes.split(',').map((size) => Number(size) * MEGABYTE);
const names = values.only.toLowerCase().split(',');
const wanted = SUBJECTS.filter(({ name }) =>
  names.some((each) => name.toLowerCase().includes(each)),
);
if (wanted.length === 0) {
  console.error(
    `No function is called "${values.only}". There are: ${SUBJECTS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const thread = new BoundedThread({ ms: Number(values.seconds) * 1000, heapMb: HEAP_MB });
const all: Grown[] = [];
try {
  for (const subject of wanted) {
    const grown = await attack(subject);
    all.push(...grown);
    if (!values.json) print(subject, grown);
  }
} finally {
  await thread.end();
}
const over = all.filter(isOver);
if (values.json) console.log(JSON.stringify({ limit: MOST_GROWTH, measured: all }, null, 2));
else
  console.log(
    `\n${all.length} shapes, ${over.length} of them over ${MOST_GROWTH} times linear beside a logarithm`,
  );
process.exitCode = over.length === 0 ? 0 : 1;

async function attack(subject: Subject): Promise<Grown[]> {
  const grown: Grown[] = [];
  for (const [shape, { name }] of subject.shapes.entries()) {
    if (!name.includes(values.shape)) continue;
    const question = { subject: SUBJECTS.indexOf(subject), shape };
    const result = await growthOf(thread, question, lengths);
    grown.push({ subject: subject.name, shape: name, ...result });
    if (process.stderr.isTTY || isOver(result)) {
      console.error(
        `${subject.name}: ${name}: ${result.ms.map((ms) => ms?.toFixed(1) ?? 'no end').join(' ')}${saidOf(result)}`,
      );
    }
  }
  return grown;
}

function print(subject: Subject, grown: readonly Grown[]): void {
  const worst = [...grown]
    .sort((one, other) => other.growth - one.growth)
    .slice(0, Number(values.worst));
  console.log(`\n${subject.name}: ${grown.length} shapes, ${grown.filter(isOver).length} over`);
  for (const { shape, ms, growth, refused } of worst) {
    const times = ms
      .map((each) => (each === null ? 'no end' : each.toFixed(1)).padStart(8))
      .join(' ');
    console.log(`  ${growth.toFixed(2).padStart(6)} ${times} ms  ${shape}${saidOf({ refused })}`);
  }
}

function saidOf({ refused }: Pick<Grown, 'refused'>): string {
  return refused === null ? '' : ` (${refused.slice(0, 100)})`;
}
