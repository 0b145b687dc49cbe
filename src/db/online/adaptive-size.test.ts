import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSize } from './adaptive-size.ts';
import { ONLINE_LIMITS } from './online-limits.ts';

test('a batch that took half of its time is followed by one of twice the size', () => {
  expect(nextSize(500, ONLINE_LIMITS.batchMs / 2, ONLINE_LIMITS)).toBe(1000);
});

test('a batch that took far too long is followed by one of half the size', () => {
  expect(nextSize(500, 10_000, ONLINE_LIMITS)).toBe(250);
});

test('whatever a batch took, the next is within its bounds', () => {
  const { smallestBatch, largestBatch } = ONLINE_LIMITS;
  fc.assert(
    fc.property(
      fc.integer({ min: smallestBatch, max: largestBatch }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (size, took) => {
        const next = nextSize(size, took, ONLINE_LIMITS);
        return next >= smallestBatch && next <= largestBatch && Number.isInteger(next);
      },
    ),
  );
});
