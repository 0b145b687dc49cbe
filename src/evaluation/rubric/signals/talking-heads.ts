import type { Scene } from '../../../screenplay/types.ts';
import { atUnit, type FoundPlace } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';
import { joinedScenes } from '../text/setting-of.ts';

const UNIT = '% of the speeches';

/** Ten exchanges are a page and a half, a minute and a half of one picture. */
const LONGEST_RUN = 10;
/** Printed lines of a speech of some length. */
const ROWS = 4;

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
 * then the eye has nothing left to do. A long one counts as several, by its printed lines, and a heading that only
 * says place and time again ends no row. 0 to 100 %.
 */
function measure({ units, speeches, scenes }: Subject): Reading {
  if (speeches.length === 0) return notMeasured(UNIT, 'nobody speaks.');
  const settingOf = new Map(
    joinedScenes(scenes).flatMap((joined) => joined.map(({ number }) => [number, joined[0]])),
  );
  let [run, longest, over] = [0, 0, 0];
  let setting: Scene | undefined;
  const long: FoundPlace[] = [];
  for (const unit of units) {
    const here = settingOf.get(unit.scene);
    const before = here === setting ? run : 0;
    run = unit.kind === 'speech' ? before + talkOf(unit) : 0;
    setting = here;
    longest = Math.max(longest, run);
    over += Math.max(0, run - Math.max(LONGEST_RUN, before));
    if (run > LONGEST_RUN && before <= LONGEST_RUN)
      long.push(atUnit(unit, 'Ten speeches, or as much talk, without action by now'));
  }
  const all = speeches.reduce((sum, speech) => sum + talkOf(speech), 0);
  const value = percent(over, all);
  const note = `Speeches in the longest exchange without action, long ones as several: ${Math.round(longest)}.`;
  return reading(value, UNIT, scale(value, SCALE), note, long);
}

/** A speech, or as many as its lines would make. */
function talkOf({ rows }: Pick<Unit, 'rows'>): number {
  return Math.max(1, rows / ROWS);
}
