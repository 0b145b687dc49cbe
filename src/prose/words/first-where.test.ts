import { expect, it } from 'vitest';
import { firstWhere } from './first-where.ts';

it('finds the first of which it holds, none, and all', () => {
  const items = [1, 3, 3, 7, 9];
  expect([0, 3, 4, 9, 10].map((least) => firstWhere(items, (item) => item >= least))).toEqual([
    0, 1, 3, 4, 5,
  ]);
  expect(firstWhere([], () => true)).toBe(0);
});
