import { describe, expect, it } from 'vitest';
import { findMotions } from './find-motion.ts';

const told = (sentence: string) =>
  findMotions(sentence).map(({ mover, heads, way }) => [mover, heads, way]);

describe('findMotions', () => {
  it('tells who goes, and the way', () => {
    expect(told('We went down the lane, and through the gate.')).toEqual([
      ['teller', null, 'went down the lane, and through the gate.'],
    ]);
    expect(told('Then Ruth ran to the barn.')).toEqual([['one', null, 'ran to the barn.']]);
    expect(told('The two girls hurried along.')).toEqual([['several', null, 'hurried along.']]);
    expect(told('The clerk walked to the desk.')).toEqual([['other', null, 'walked to the desk.']]);
  });

  it.each([
    ['He went in.', 'in'],
    ['They opened the door of the loft.', 'in'],
    ['She rushed out of the room.', 'out'],
    ['They left the house.', 'out'],
    ['He crept quietly downstairs.', 'stairs'],
    ['She drove home.', 'home'],
    ['Ruth went back.', 'back'],
  ])('tells where it leads without a place: %s %s', (sentence, heads) => {
    expect(told(sentence)[0]?.[1]).toBe(heads);
  });

  it('finds one in a clause of its own: "when he entered"', () => {
    expect(told('The hour was late when he entered the barn.')[0]?.[0]).toBe('one');
  });

  it.each([
    'He had gone to the barn.',
    'The man who went to the barn was late.',
    'She never went to the barn.',
    'He wished that they would go.',
    'They would often have walked there.',
    'The left bank was steep.',
  ])('finds none: %s', (sentence) => {
    expect(findMotions(sentence)).toEqual([]);
  });

  it('reads the head of a sentence, however long', () => {
    const long = 'he went and '.repeat(100_000);
    const start = performance.now();
    expect(findMotions(long).length).toBeLessThan(50);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
