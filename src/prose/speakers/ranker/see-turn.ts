import type { Attribution, Dialogue } from '../attribute-turns.ts';
import { learnAddress } from './address.ts';
import { learnDescribed } from './described.ts';
import type { Evidence } from './evidence.ts';
import { FEATURES } from './features/all-features.ts';
import { looksAt, type Reading } from './look.ts';
import { setStage } from './stage.ts';
import { learnStyle } from './style.ts';

/** Reads the whole text for what its turns will be asked. */
export function readStage(dialogue: Dialogue, rule: readonly Attribution[]): Reading {
  const stage = setStage(dialogue, rule);
  return {
    stage,
    style: learnStyle(stage),
    described: learnDescribed(stage),
    address: learnAddress(stage),
  };
}

/** Writes what the first pass sees of every candidate of a turn: rows of `width` numbers. */
export function seeTurn(
  reading: Reading,
  at: number,
  candidates: readonly Evidence[],
  width: number,
): Float32Array {
  const rows = new Float32Array(candidates.length * width);
  let row = 0;
  for (const look of looksAt(reading, at, candidates)) {
    for (let i = 0; i < FEATURES.length; i++) rows[row + i] = FEATURES[i]?.of(look) ?? 0;
    row += width;
  }
  return rows;
}
