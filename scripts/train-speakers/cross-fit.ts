import { FEATURES } from '../../src/prose/speakers/ranker/features/all-features.ts';
import { NEIGHBOUR_FEATURES } from '../../src/prose/speakers/ranker/neighbours.ts';
import type { Net } from '../../src/prose/speakers/ranker/net.ts';
import { chancesOf, scoreRows, withNeighbours } from './passes.ts';
import type { ReadNovel } from './read-novel.ts';
import type { Examples, Settings } from './train-net.ts';
import { trainNets } from './train-nets.ts';

/** How both passes are trained; the same seed makes the same bytes. */
const SETTINGS = { hidden: 48, rounds: 4, rate: 0.003, decay: 0.3, dropout: 0.2 };
const FIRST: Settings = { ...SETTINGS, inputs: FEATURES.length, seed: 1 };
const SECOND: Settings = {
  ...SETTINGS,
  inputs: FEATURES.length + NEIGHBOUR_FEATURES.length,
  seed: 2,
};

export interface CrossFit {
  /** Trained on every novel: what is shipped. */
  first: Net;
  second: Net;
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
  const groups = [...new Set(novels.map(groupOf))];
  const all = novels.map((_, i) => i);
  const choices = [
    all,
    ...groups.map((group) => all.filter((i) => groupOf(novels[i] as ReadNovel) !== group)),
  ];
  const netOf = (nets: readonly Net[], novel: ReadNovel) =>
    nets[groups.indexOf(groupOf(novel)) + 1] as Net;
  const answer = (nets: readonly Net[], examples: readonly Examples[]) =>
    novels.map((novel, i) => {
      const own = examples[i] as Examples;
      return chancesOf(own, scoreRows(netOf(nets, novel), own));
    });
  const firsts = await trainNets(novels, choices, FIRST, threads);
  const answers = answer(firsts, novels);
  const seen = novels.map((novel, i) => withNeighbours(novel, answers[i] as Float64Array));
  const seconds = await trainNets(seen, choices, SECOND, threads);
  return {
    first: firsts[0] as Net,
    second: seconds[0] as Net,
    chances: answer(seconds, seen),
  };
}
