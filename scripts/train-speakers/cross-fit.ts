import { FEATURES } from '../../src/prose/speakers/ranker/features/all-features.ts';
import { NEIGHBOUR_FEATURES } from '../../src/prose/speakers/ranker/neighbours.ts';
import type { Net } from '../../src/prose/speakers/ranker/net.ts';
import { chancesOf, scoreRows, withNeighbours } from './passes.ts';
import type { ReadNovel } from './read-novel.ts';
import type { Examples } from './train-net.ts';
import { trainNets } from './train-nets.ts';

/** How both passes are trained; the same seeds make the same bytes. */
const SETTINGS = { hidden: 48, rounds: 3, rate: 0.003, decay: 0.3, dropout: 0.2 };
const FIRST = { ...SETTINGS, inputs: FEATURES.length };
const SECOND = { ...SETTINGS, inputs: FEATURES.length + NEIGHBOUR_FEATURES.length };
/** Nets that answer together: each errs in its own way. */
const FIRST_SEEDS = [1, 3, 5];
const SECOND_SEEDS = [2, 4, 6];

export interface CrossFit {
  /** Trained on every novel: what is shipped. */
  first: Net[];
  second: Net[];
  /** The chances of each novel's rows, by nets that were not trained on it. */
  chances: Float64Array[];
}

/**
 * Trains both passes on all novels, and for each group of novels once more without it. The second pass
 * learns from answers of a first that has not seen the novel, or it would trust them too much.
 *
 * @param groupOf novels of one group are left out together: the novel's name, or its author
 */
export async function crossFit(
  novels: readonly ReadNovel[],
  groupOf: (novel: ReadNovel) => string,
  threads: number,
): Promise<CrossFit> {
  const { all, leaving, netsOf } = foldsOf(novels, groupOf);
  const choices = [all, ...leaving];
  const answer = (nets: readonly Net[][], examples: readonly Examples[]) =>
    novels.map((novel, i) => chancesBy(netsOf(nets.slice(1), novel), examples[i] as Examples));
  const firsts = await trainNets(novels, choices, FIRST, FIRST_SEEDS, threads);
  const answers = answer(firsts, novels);
  const seen = novels.map((novel, i) => withNeighbours(novel, answers[i] as Float64Array));
  const seconds = await trainNets(seen, choices, SECOND, SECOND_SEEDS, threads);
  return {
    first: firsts[0] as Net[],
    second: seconds[0] as Net[],
    chances: answer(seconds, seen),
  };
}

/** Chances by the first pass alone, by nets that were not trained on the novel. */
export async function answersOfFirst(
  novels: readonly ReadNovel[],
  examples: readonly Examples[],
  groupOf: (novel: ReadNovel) => string,
  seeds: readonly number[],
  threads: number,
): Promise<Float64Array[]> {
  const { leaving, netsOf } = foldsOf(novels, groupOf);
  const nets = await trainNets(examples, leaving, FIRST, seeds, threads);
  return novels.map((novel, i) => chancesBy(netsOf(nets, novel), examples[i] as Examples));
}

function chancesBy(nets: readonly Net[], examples: Examples): Float64Array {
  const chances = new Float64Array(examples.seen.length - 1);
  for (const net of nets) {
    chancesOf(examples, scoreRows(net, examples)).forEach((chance, row) => {
      chances[row] = (chances[row] as number) + chance / nets.length;
    });
  }
  return chances;
}

/** Which novels are trained on where each group is left out, and whose nets have not seen a novel. */
function foldsOf(novels: readonly ReadNovel[], groupOf: (novel: ReadNovel) => string) {
  const groups = [...new Set(novels.map(groupOf))];
  const all = novels.map((_, i) => i);
  return {
    all,
    leaving: groups.map((group) => all.filter((i) => groupOf(novels[i] as ReadNovel) !== group)),
    netsOf: (nets: readonly Net[][], novel: ReadNovel) =>
      nets[groups.indexOf(groupOf(novel))] as Net[],
  };
}
