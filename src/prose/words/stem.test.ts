import { describe, expect, it } from 'vitest';
import { contentStems, stem } from './stem.ts';
import { wordsOf } from './words-of.ts';

describe('stem', () => {
  it.each([
    ['climbed', 'climbs'],
    ['moving', 'moves'],
    ['stopped', 'stop'],
    ['took', 'taking'],
    ['taken', 'takes'],
    ['fed', 'feeding'],
    ['stories', 'story'],
    ['carried', 'carries'],
    ['Crane’s', 'crane'],
    ['boxes', 'box'],
  ])('brings %s and %s together', (one, other) => {
    expect(stem(wordsOf(one)[0] ?? '')).toBe(stem(wordsOf(other)[0] ?? ''));
  });

  it.each([
    ['bus', 'bu'],
    ['glass', 'gla'],
    ['need', 'ne'],
  ])('leaves %s alone', (word, cut) => {
    expect(stem(word)).not.toBe(cut);
  });

  it('takes grammar for no content', () => {
    expect(contentStems('She was looking at the lamp, and he came to it.')).toEqual(['lamp']);
  });
});
