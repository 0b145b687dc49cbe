import { expect, test } from 'vitest';
import { foundOne } from './found-for-tests.ts';
import { groupFound, neighbour } from './found-groups.ts';

const ROOK = { id: 'k1', name: 'Rook' };

test('who has a character is in the cast, decided or by name; who was merged into one is not', () => {
  const items = [
    foundOne({ name: 'open' }),
    foundOne({ name: 'confirmed', decision: 'confirmed', character: ROOK }),
    foundOne({ name: 'named', character: ROOK }),
    foundOne({ name: 'merged', decision: 'merged', character: ROOK }),
    foundOne({ name: 'dismissed', decision: 'dismissed' }),
  ];
  const { open, cast, gone } = groupFound(items);
  expect([open, cast, gone].map((group) => group.map(({ name }) => name))).toEqual([
    ['open'],
    ['confirmed', 'named'],
    ['merged', 'dismissed'],
  ]);
});

const ROWS = ['a', 'b', 'c'].map((id) => ({ id }));

test.each([
  [undefined, 1, 'a'],
  [undefined, -1, 'c'],
  ['a', 1, 'b'],
  ['c', 1, 'a'],
  ['a', -1, 'c'],
  ['gone', 1, 'a'],
] as const)('beside %s, by %i, is %s', (of, by, is) => {
  expect(neighbour(ROWS, of, by)?.id).toBe(is);
});

test('who is passed over is not gone to, and where nobody else is there is nobody', () => {
  expect(neighbour(ROWS, 'a', 1, new Set(['b']))?.id).toBe('c');
  expect(neighbour(ROWS, 'a', 1, new Set(['b', 'c']))).toBeUndefined();
  expect(neighbour([{ id: 'a' }], 'a', 1)).toBeUndefined();
  expect(neighbour([], undefined, -1)).toBeUndefined();
});
