import { describe, expect, it } from 'vitest';
import { toCodePoints, toUnits } from '../prose/words/code-points.ts';
import { hashWords } from './hash-words.ts';
import { placeQuotes } from './place-quotes.ts';

/** Which of the quotations before each of now is; a letter is one quotation's words. */
const place = (before: string, now: string, placed = before.length) =>
  placeQuotes([...before], placed, [...now]);

describe('a quotation of a changed text', () => {
  it('is found where others were added and taken away before it', () => {
    expect(place('abcd', 'xacdy')).toEqual([null, 0, 2, 3, null]);
  });

  it('is told from one of the same words by its place', () => {
    expect(place('anbnc', 'anbxnc')).toEqual([0, 1, 2, null, 3, 4]);
    expect(place('anbn', 'abn')).toEqual([0, 2, 3]);
  });

  it('is found where it moved, if its words stand once', () => {
    expect(place('abcde', 'bcdea')).toEqual([1, 2, 3, 4, 0]);
  });

  it('is found again when its words return', () => {
    expect(place('abx', 'axb', 2)).toEqual([0, 2, 1]);
  });

  it('is nobody’s where its words are new', () => {
    expect(place('ab', 'xy')).toEqual([null, null]);
  });
});

it('has the same words whatever its marks, case and blanks are', () => {
  expect(hashWords('“Is it\n raining,”')).toBe(hashWords('‘is it raining?’'));
  expect(hashWords('“…”')).not.toBe(hashWords('“!”'));
});

it('counts characters as PostgreSQL does, there and back', () => {
  const text = 'a😀b😀“c”';
  const units = [0, 1, 3, 4, 6, 9];
  const points = units.map((unit) => [...text.slice(0, unit)].length);
  expect(toCodePoints(text, units)).toEqual(points);
  expect(toUnits(text, points)).toEqual(units);
});
