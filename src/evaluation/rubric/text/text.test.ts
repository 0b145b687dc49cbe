import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../prose/words/words-of.ts';
import { scale } from '../reading.ts';
import { createMentionCounter } from './count-mentions.ts';
import { longestRising } from './longest-rising.ts';
import { matchedWords } from './matched-words.ts';

describe('longestRising', () => {
  it('leaves out what falls back', () => {
    expect(longestRising([1, 2, 9, 3, 4])).toEqual([0, 1, 3, 4]);
    expect(longestRising([3, 2, 1])).toHaveLength(1);
    expect(longestRising([2, 2, 2])).toEqual([0, 1, 2]);
  });

  it('never falls, and is as long as the slow way finds', () => {
    const slow = (values: number[]): number => {
      const best: number[] = [];
      values.forEach((value, at) => {
        const before = best.filter((_, back) => back < at && (values[back] ?? 0) <= value);
        best[at] = 1 + Math.max(0, ...before);
      });
      return Math.max(0, ...best);
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 }), (values) => {
        const found = longestRising(values).map((at) => values[at] ?? Number.NaN);
        expect(found).toEqual([...found].sort((one, other) => one - other));
        expect(found).toHaveLength(slow(values));
      }),
    );
  });
});

describe('matchedWords', () => {
  it('counts each word once, however many matches cover it', () => {
    const trigrams = new Set(['a b c', 'b c d']);
    expect(matchedWords(['a', 'b', 'c', 'd', 'e'], trigrams)).toBe(4);
    expect(matchedWords(['a', 'b'], trigrams)).toBe(0);
  });
});

describe('createMentionCounter', () => {
  const count = createMentionCounter([
    { id: 'father', name: 'Mr. Bennet', aliases: [] },
    { id: 'mother', name: 'Mrs. Bennet', aliases: [] },
    { id: 'jane', name: 'Jane Bennet', aliases: [] },
  ]);

  it('counts whole names and words that one character has, possessives too', () => {
    expect(count(wordsOf('Mr. Bennet heard Jane. Jane Bennet’s letter!'))).toEqual(
      new Map([
        ['father', 1],
        ['jane', 2],
      ]),
    );
  });

  it('counts a shared surname for nobody', () => {
    expect(count(wordsOf('The Bennets; Bennet.')).size).toBe(0);
  });
});

describe('scale', () => {
  const points = [
    [10, 0],
    [20, 100],
  ] as const;

  it.each([
    [0, 0],
    [10, 0],
    [15, 50],
    [20, 100],
    [99, 100],
  ])('reads %d as %d', (value, score) => {
    expect(scale(value, points)).toBe(score);
  });
});
