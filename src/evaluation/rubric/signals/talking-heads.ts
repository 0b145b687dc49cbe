import { atUnit, type FoundPlace } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the speeches';

/** Ten exchanges are a page and a half, a minute and a half of one picture. */
const LONGEST_RUN = 10;

const SCALE: readonly ScalePoint[] = [
  [0, 100],
  [40, 0],
];

export const talkingHeads: SignalDefinition = {
  name: 'talking_heads',
  label: 'Talking heads',
  weight: 15,
  weak: 'put a line of action into these exchanges: after ten speeches the eye needs something',
  why: 'After ten speeches in a row the eye has nothing left to do.',
  strong: 'something is always happening while people talk',
  measure,
};

/**
 * How many speeches come after ten others in a row without a line of action between them. By
 * then the eye has nothing left to do. 0 to 100 %.
 */
function measure({ units, speeches }: Subject): Reading {
  if (speeches.length === 0) return notMeasured(UNIT, 'nobody speaks.');
  let run = 0;
  let longest = 0;
  let scene = 0;
  let over = 0;
  const long: FoundPlace[] = [];
  for (const unit of units) {
    run = unit.kind === 'speech' ? (unit.scene === scene ? run + 1 : 1) : 0;
    scene = unit.scene;
    longest = Math.max(longest, run);
    if (run > LONGEST_RUN) over += 1;
    if (run === LONGEST_RUN + 1)
      long.push(atUnit(unit, 'The eleventh speech in a row without action'));
  }
  const value = percent(over, speeches.length);
  const note = `Speeches in the longest exchange without action: ${longest}.`;
  return reading(value, UNIT, scale(value, SCALE), note, long);
}
