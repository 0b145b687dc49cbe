import { kindOfError } from '../../bench/speakers/kinds-of-errors.ts';
import type { Answered } from '../../bench/speakers/tally.ts';
import type { ReadNovel } from './read-novel.ts';

/** Every marked quotation of a novel with the likeliest candidate's chance and whether it is right. */
export function answeredOf(novel: ReadNovel, chances: Float64Array): Answered[] {
  return novel.quotes.map(({ turn, type, right }) => {
    let best = -1;
    const to = turn === -1 ? 0 : (novel.starts[turn + 1] ?? 0);
    for (let row = turn === -1 ? 0 : (novel.starts[turn] ?? 0); row < to; row++) {
      if (best === -1 || (chances[row] ?? 0) > (chances[best] ?? 0)) best = row;
    }
    const isRight = best !== -1 && right.has(novel.candidates[best] ?? -1);
    return {
      type,
      confidence: best === -1 ? 0 : (chances[best] ?? 0),
      right: isRight,
      kind: isRight ? null : kindOfError(novel, turn, right),
    };
  });
}
