import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../prose/words/words-of.ts';
import { scale } from '../reading.ts';
import { createMentionCounter } from './count-mentions.ts';
import { matchedWords } from './matched-words.ts';

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
