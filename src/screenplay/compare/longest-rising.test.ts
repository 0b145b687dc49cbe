import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestRising } from './longest-rising.ts';

describe('longestRising', () => {
  it('leaves out what falls back', () => {
    expect(longestRising([1, 2, 9, 3, 4])).toEqual([0, 1, 3, 4]);
    expect(longestRising([3, 2, 1])).toHaveLength(1);
    expect(longestRising([2, 2, 2])).toEqual([0, 1, 2]);
  });

  it('never falls, and is as long as the slow way finds', () => {
    const slow = (values: number[]): number => {
      const best: number[] = [];
      values.forEach((value, at) => {
        const before = best.filter((_, back) => back < at && (values[back] ?? 0) <= value);
        best[at] = 1 + Math.max(0, ...before);
      });
      return Math.max(0, ...best);
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 }), (values) => {
        const found = longestRising(values).map((at) => values[at] ?? Number.NaN);
        expect(found).toEqual([...found].sort((one, other) => one - other));
        expect(found).toHaveLength(slow(values));
      }),
    );
  });
});
