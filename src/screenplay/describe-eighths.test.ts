import { expect, test } from 'vitest';
import { describeEighths, describeTime } from './describe-eighths.ts';

test.each([
  [0, '0 pages', '0:00'],
  [3, '3/8 page', '0:23'],
  [8, '1 page', '1:00'],
  [17, '2 1/8 pages', '2:08'],
])('%i eighths are told in pages and minutes', (eighths, pages, time) => {
  expect([describeEighths(eighths), describeTime(eighths)]).toEqual([pages, time]);
});
