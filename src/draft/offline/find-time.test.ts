import { expect, it } from 'vitest';
import { findTimeOfDay, leapsInTime } from './find-time.ts';

it.each(['Three days later', 'Nine weeks afterwards', 'Twelve hours after', 'At half past eleven'])(
  '"%s" leaps in time',
  (opening) => {
    expect(leapsInTime(`${opening} they met.`)).toBe(true);
  },
);

it('a clock time from one to eight is after noon, and twelve is the day', () => {
  expect(findTimeOfDay('At three o’clock she came.')).toBe('AFTERNOON');
  expect(findTimeOfDay('It struck half past six.')).toBe('EVENING');
  expect(findTimeOfDay('At twelve o’clock she came.')).toBe('DAY');
  expect(findTimeOfDay('At ten o’clock she came.')).toBeNull();
});
