import type { FoundPlace } from './found-place.ts';

/** What a signal reads off a script. */
export interface Reading {
  /** False when the script or the chapter has nothing to measure it on. */
  measured: boolean;
  value: number;
  unit: string;
  /** 0 to 100. */
  score: number;
  /** Line numbers in the script, worst first; the first 20 are kept. */
  lines: number[];
  /** What was found one by one, worst first; empty where it can only be said of the whole. */
  places: readonly FoundPlace[];
  note: string;
}

/** A point of a scale: the score that a value earns. */
export type ScalePoint = readonly [value: number, score: number];

/**
 * Reads a value off a scale: straight lines between the points (given by ascending value), flat
 * beyond the first and the last.
 */
export function scale(value: number, points: readonly ScalePoint[]): number {
  let before: ScalePoint | undefined;
  for (const point of points) {
    if (value <= point[0]) return before === undefined ? point[1] : between(before, point, value);
    before = point;
  }
  return before?.[1] ?? 0;
}

function between(low: ScalePoint, high: ScalePoint, value: number): number {
  const part = (value - low[0]) / (high[0] - low[0]);
  return low[1] + part * (high[1] - low[1]);
}

/** `part` of `whole` in percent, 0 to 100; 0 when there is no whole. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? (100 * part) / whole : 0;
}

export function reading(
  value: number,
  unit: string,
  score: number,
  note: string,
  found: readonly number[] | readonly FoundPlace[] = [],
): Reading {
  const places = found.filter((each) => typeof each !== 'number');
  const lines = found.flatMap((each) => (typeof each === 'number' ? [each] : each.lines));
  return { measured: true, value, unit, score, lines, places, note };
}

/** A signal that has nothing to measure: it does not count, and says why. */
export function notMeasured(unit: string, note: string): Reading {
  return {
    measured: false,
    value: 0,
    unit,
    score: 0,
    lines: [],
    places: [],
    note: `Not measured: ${note}`,
  };
}
