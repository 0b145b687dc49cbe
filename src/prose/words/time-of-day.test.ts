import { expect, it } from 'vitest';
import { findTimeOfDay } from './time-of-day.ts';

it('a clock time from one to eight is after noon, and twelve is the day', () => {
  expect(findTimeOfDay('At three o’clock she came.')).toBe('AFTERNOON');
  expect(findTimeOfDay('It struck half past six.')).toBe('EVENING');
  expect(findTimeOfDay('At twelve o’clock she came.')).toBe('DAY');
  expect(findTimeOfDay('At ten o’clock she came.')).toBeNull();
});

it.each([
  ['It was quite dark, and the lamps were lit.', 'NIGHT'],
  ['They waited in the dark.', 'NIGHT'],
  ['They came home after dark.', 'NIGHT'],
  ['The moon stood over the quay.', 'NIGHT'],
  ['His dark eyes were on her.', null],
  ['Her hair was dark.', null],
  ['She wore dark silk.', null],
  ['He went along in the dark passage.', null],
])('%s: %s', (sentence, time) => {
  expect(findTimeOfDay(sentence)).toBe(time);
});
