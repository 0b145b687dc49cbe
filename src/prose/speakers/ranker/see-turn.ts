import type { Evidence } from './evidence.ts';
import { FEATURES } from './features/all-features.ts';
import { looksAt } from './look.ts';
import type { Stage } from './stage.ts';
import type { Style } from './style.ts';

/** Writes what the first pass sees of every candidate of a turn: rows of `width` numbers. */
export function seeTurn(
  stage: Stage,
  style: Style,
  at: number,
  candidates: readonly Evidence[],
  width: number,
): Float32Array {
  const rows = new Float32Array(candidates.length * width);
  for (const [k, look] of looksAt(stage, style, at, candidates).entries()) {
    for (const [i, feature] of FEATURES.entries()) rows[k * width + i] = feature.of(look);
  }
  return rows;
}
