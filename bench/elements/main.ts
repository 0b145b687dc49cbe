// npm run bench:elements -- [--pages 120] [--rounds 20] [--seed 1]
// What the identities of a long script's elements cost: deriving those of a text that has none before it,
// carrying them to a later text, and both as a draft that is read costs them; beside comparing the same two
// texts. Ends with 1 where the median of what a reader waits for is over its target.
import { parseArgs } from 'node:util';
import { compareScreenplays } from '../../src/screenplay/compare.ts';
import { carryElements } from '../../src/screenplay/elements/carry-elements.ts';
import { firstElements } from '../../src/screenplay/elements/first-elements.ts';
import { deriveElements } from '../../src/script/elements/derive-elements.ts';
import { Random } from '../rubric/random.ts';
import { longScript } from '../studio/long-script.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '120' },
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const TARGET_MS = 200;
const before = longScript(Number(values.pages));
const after = edited(before);
const known = firstElements(before, 'bench');

const first = medianOf(() => firstElements(before, 'bench'));
const carried = medianOf(() => carryElements({ text: before, elements: known }, after, 'bench'));
const version = {
  id: 'bench',
  text: after,
  first: before,
  known: null,
  sources: [],
  chapter: null,
  parent: null,
};
const derived = medianOf(() => deriveElements(version, []));
const compared = medianOf(() => compareScreenplays(before, after));
console.log(`${values.pages} pages, ${known.length} elements, edited all over; medians in ms`);
console.log(`elements of the first text ${first.toFixed(1)}`);
console.log(`carried to the later text  ${carried.toFixed(1)}`);
console.log(`a draft, as it is read     ${derived.toFixed(1)} (target ${TARGET_MS})`);
console.log(`the comparison alone       ${compared.toFixed(1)}`);
console.log(`ratio ${(derived / compared).toFixed(1)}`);
process.exitCode = derived < TARGET_MS ? 0 : 1;

/** Every tenth paragraph with another word, two scenes in other places, a scene gone and one new. */
function edited(text: string): string {
  const random = new Random(Number(values.seed));
  const scenes = text.split(/\n(?=(?:INT|EXT)\.)/);
  const changed = scenes.map((scene) =>
    scene
      .split('\n')
      .map((line) => (random.next() < 0.1 ? line.replace(/[a-z]+$/, 'elsewhere') : line))
      .join('\n'),
  );
  const [moved = ''] = changed.splice(random.below(changed.length - 2) + 1, 1);
  changed.splice(random.below(changed.length - 1) + 1, 1);
  changed.splice(1, 0, 'INT. NEW ROOM - DAY\n\nNobody has been here before.\n');
  return [...changed, moved].join('\n');
}

function medianOf(work: () => unknown): number {
  const times = Array.from({ length: Number(values.rounds) }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
