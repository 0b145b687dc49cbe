import { describe, expect, it } from 'vitest';
import { tenseOf } from './tense-of.ts';

describe('tenseOf', () => {
  it.each([
    ['Nell climbed the stairs', 'past'],
    ['The wind was loud', 'past'],
    ['He slowly opened the door', 'past'],
    ['A jackdaw flew up', 'past'],
    ['The snow blew in', 'past'],
    ['Nell fed the cat', 'past'],
    ['The rose on the sill', null],
    ['Nell climbs the stairs', 'present'],
    ['She is asleep', 'present'],
    ['He has gone', 'present'],
    ['A lit lamp', null],
    ['The broken valve', null],
    ['', null],
  ])('%s: %s', (sentence, tense) => {
    expect(tenseOf(sentence)).toBe(tense);
  });
});
