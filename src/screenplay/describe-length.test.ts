import { expect, test } from 'vitest';
import { describeLength } from './describe-length.ts';

test('a length is told in whole pages and minutes, one of each in the singular', () => {
  expect(describeLength({ pages: 3, minutes: 2.375 })).toBe('3 pages, about 2 minutes');
  expect(describeLength({ pages: 1, minutes: 1 })).toBe('1 page, about 1 minute');
  expect(describeLength({ pages: 1, minutes: 0.125 })).toBe('1 page, under a minute');
  expect(describeLength({ pages: 1200, minutes: 1190 })).toBe('1,200 pages, about 1,190 minutes');
});
