import { expect, test } from 'vitest';
import { quote } from './quote-for-tests.ts';
import { inReviewOrder, isInDoubt, nextToConfirm, saidAtOnce } from './review-order.ts';

const ANN = { id: 'ann', name: 'Ann' };
const CONFIRMED = { confirmed_at: '2026-01-01T00:00:00.000Z', how: 'confirmed' } as const;
const QUOTES = [
  quote({ start: 0, turn: 0, confidence: 0.9, speaker: ANN }),
  quote({ start: 10, turn: 1, confidence: 1, speaker: ANN, ...CONFIRMED }),
  quote({ start: 20, turn: 2, confidence: 0.3, speaker: ANN }),
  quote({ start: 30, turn: 2, confidence: 0.6, speaker: ANN }),
];
const starts = (quotes: readonly { start: number }[]) => quotes.map(({ start }) => start);

test('the least certain comes first, and what is confirmed last', () => {
  expect(starts(inReviewOrder(QUOTES, 'doubt'))).toEqual([20, 30, 0, 10]);
  expect(starts(inReviewOrder(QUOTES, 'place'))).toEqual([0, 10, 20, 30]);
});

test('in doubt is what is not confirmed and not certain, or of which nobody is read', () => {
  expect(QUOTES.map(isInDoubt)).toEqual([false, false, true, true]);
  expect(isInDoubt(quote({ confidence: 0.9, speaker: null }))).toBe(true);
});

test('after one is confirmed the next is the least certain, or the next in the text', () => {
  expect(nextToConfirm(QUOTES, { start: 10 }, 'doubt')?.start).toBe(20);
  expect(nextToConfirm(QUOTES, { start: 20 }, 'place')?.start).toBe(30);
  expect(nextToConfirm(QUOTES, { start: 30 }, 'place')?.start).toBe(0);
  expect(nextToConfirm([quote(CONFIRMED)], { start: 0 }, 'doubt')).toBeUndefined();
});

test('the rest of a turn is confirmed with one of it, but for what a person said of it before', () => {
  const [, , first, second] = QUOTES.map((each) => quote(each));
  if (first === undefined || second === undefined) throw new Error('four quotations');
  expect(starts(saidAtOnce(QUOTES, first))).toEqual([20, 30]);
  expect(starts(saidAtOnce([first, { ...second, ...CONFIRMED }], first))).toEqual([20]);
});
