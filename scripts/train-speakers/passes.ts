import type { Answers } from '../../src/prose/speakers/ranker/answers.ts';
import { FEATURES } from '../../src/prose/speakers/ranker/features/all-features.ts';
import { NEIGHBOUR_FEATURES, seeNeighbours } from '../../src/prose/speakers/ranker/neighbours.ts';
import type { Net } from '../../src/prose/speakers/ranker/net.ts';
import { softmax } from '../../src/prose/speakers/ranker/net.ts';
import type { ReadNovel } from './read-novel.ts';
import type { Examples } from './train-net.ts';

/** What the net makes of every row, read from the numbers that are not 0. */
export function scoreRows(net: Net, { seen, places, values }: Examples): Float64Array {
  const { hidden, inputs, first, second } = net;
  const scores = new Float64Array(seen.length - 1);
  const units = new Float64Array(hidden);
  for (let row = 0; row < scores.length; row++) {
    units.set(first.subarray(inputs * hidden));
    for (let j = seen[row] as number; j < (seen[row + 1] as number); j++) {
      const value = values[j] as number;
      const place = (places[j] as number) * hidden;
      for (let h = 0; h < hidden; h++)
        units[h] = (units[h] as number) + value * (first[place + h] as number);
    }
    let score = 0;
    for (let h = 0; h < hidden; h++) {
      const unit = units[h] as number;
      if (unit > 0) score += unit * (second[h] as number);
    }
    scores[row] = score;
  }
  return scores;
}

/** The chances of every row within its turn. */
export function chancesOf({ starts }: Examples, scores: Float64Array): Float64Array {
  const chances = new Float64Array(scores.length);
  for (let at = 0; at + 1 < starts.length; at++) {
    const from = starts[at] as number;
    chances.set(softmax(scores.subarray(from, starts[at + 1])), from);
  }
  return chances;
}

/** The novel as the second pass sees it: with the first one's answers, for it and its neighbours. */
export function withNeighbours(novel: ReadNovel, chances: Float64Array): Examples {
  const answers: Answers = { starts: novel.starts, candidates: novel.candidates, chances };
  const width = NEIGHBOUR_FEATURES.length;
  const seen = new Int32Array(novel.seen.length);
  const places: number[] = [];
  const values: number[] = [];
  for (let at = 0; at + 1 < novel.starts.length; at++) {
    const from = novel.starts[at] as number;
    const to = novel.starts[at + 1] as number;
    const rows = new Float32Array((to - from) * width);
    seeNeighbours(novel.stage, answers, at, rows, width, 0);
    for (let row = from; row < to; row++) {
      for (let j = novel.seen[row] as number; j < (novel.seen[row + 1] as number); j++) {
        places.push(novel.places[j] as number);
        values.push(novel.values[j] as number);
      }
      for (let i = 0; i < width; i++) {
        const value = rows[(row - from) * width + i] as number;
        if (value === 0) continue;
        places.push(FEATURES.length + i);
        values.push(value);
      }
      seen[row + 1] = places.length;
    }
  }
  return {
    starts: novel.starts,
    seen,
    places: Uint8Array.from(places),
    values: Float32Array.from(values),
    right: novel.right,
  };
}
