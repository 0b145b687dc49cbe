import { expect, it } from 'vitest';
import { findTimeOfDay, leapsInTime, tellsTime } from './find-time.ts';

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

it.each([
  ['A week went by.', true],
  ['When the meal was over they rose.', true],
  ['The church clock struck nine.', true],
  ['It was past midnight when he came.', true],
  ['At last, one evening, the bell rang.', true],
  ['She had a week to go by then.', false],
  ['The clock stood on the shelf.', false],
])('leaps in time or not: %s', (sentence, leaps) => {
  expect(leapsInTime(sentence)).toBe(leaps);
});

it.each([
  ['It was now a grey morning.', true],
  ['The sun set behind the mill.', true],
  ['It was a letter from her aunt.', false],
])('says what time it is or not: %s', (sentence, tells) => {
  expect(tellsTime(sentence)).toBe(tells);
});
