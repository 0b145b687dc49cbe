import { expect, it } from 'vitest';
import { leapsInTime, tellsTime } from './find-time.ts';

it.each(['Three days later', 'Nine weeks afterwards', 'Twelve hours after', 'At half past eleven'])(
  '"%s" leaps in time',
  (opening) => {
    expect(leapsInTime(`${opening} they met.`)).toBe(true);
  },
);

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
