import { expect, it } from 'vitest';
import { goesOnLater, leapsInTime, tellsTime } from './find-time.ts';

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

it.each([
  ['Five minutes later they met.', true],
  ['A few moments afterwards Tom came in.', true],
  ['Only a minute or two later Ida rose.', true],
  ['In another moment they were gone.', true],
  ['After a short minute he spoke.', true],
  ['Then, presently, he rose.', true],
  ['But the next moment she laughed.', true],
  ['Two hours later they met.', false],
  ['The next morning they met.', false],
  ['He had come five minutes later.', false],
  ['They met in a moment.', false],
])('knows when a sentence goes on a little later: %s', (sentence, goesOn) => {
  expect(goesOnLater(sentence)).toBe(goesOn);
});
