import { describe, expect, it } from 'vitest';
import { findCharacters } from '../../names/find-characters.ts';
import { parseProse } from '../../quotations/parse-prose.ts';
import { findSpeeches } from '../find-speeches.ts';
import { FEATURES } from './features/all-features.ts';
import { readModel } from './model.ts';
import { NEIGHBOUR_FEATURES } from './neighbours.ts';
import { scoresOf, softmax } from './net.ts';

const EXCHANGE = [
  'Ann Barlow and Tom Pike sat by the fire.',
  '“You are late, Tom,” said Ann.',
  '“The road was bad.”',
  '“It always is.”',
  '“You might have come to meet me, Ann.”',
  'He laughed, and she poured out the tea.',
].join('\n\n');

function speechesOf(prose: string, known: Parameters<typeof findCharacters>[1] = []) {
  const parsed = parseProse(prose);
  return findSpeeches(parsed, findCharacters(parsed, known)).speeches;
}

describe('rankTurns', () => {
  it('follows an exchange of two through turns without tags', () => {
    expect(speechesOf(EXCHANGE).map(({ speaker }) => speaker?.name)).toEqual([
      'Ann Barlow',
      'Tom Pike',
      'Ann Barlow',
      'Tom Pike',
    ]);
  });

  it('is surer of whom a tag names than of whom nothing names', () => {
    const [named, ...others] = speechesOf(EXCHANGE).map(({ confidence }) => confidence);
    for (const other of others) expect(other).toBeLessThan(named ?? 0);
    expect(named).toBeGreaterThan(0.9);
    expect(named).toBeLessThanOrEqual(1);
  });

  it.each([
    ['screamed a woman'],
    ["screamed a woman's voice"],
    ['a thin man called'],
    ['cried another boy from the boat'],
  ])('guesses nobody of those it knows where "%s" tells of somebody new', (tag) => {
    const text = `Ann Barlow stood on the pier with Tom Venn. “It is late,” said Tom.\n\n“Hard over!” ${tag}.\n\n“They are in,” said Tom.`;
    expect(speechesOf(text).map(({ speaker }) => speaker?.name ?? null)).toEqual([
      'Tom Venn',
      null,
      'Tom Venn',
    ]);
  });

  it('takes whom a pointing noun means for somebody known: "said the woman"', () => {
    const text =
      'Ann Barlow stood on the pier, a tall woman. “It is late,” said the woman.\n\n“They are in,” said Ann.';
    expect(speechesOf(text).map(({ speaker }) => speaker?.name)).toEqual([
      'Ann Barlow',
      'Ann Barlow',
    ]);
  });

  it('guesses nobody where the text says that somebody unknown speaks', () => {
    const [speech] = speechesOf('Ann Barlow looked up. “Fire!” somebody cried.');
    expect(speech).toMatchObject({ speaker: null, how: 'none', confidence: 0 });
  });

  it('heeds the gender of a character of the cast against what its name suggests', () => {
    const known = [
      { id: '1', name: 'Evelyn', aliases: [], gender: 'm' as const },
      { id: '2', name: 'Robin', aliases: [], gender: 'f' as const },
    ];
    const prose =
      'Evelyn and Robin came in.\n\n“Good evening,” she said.\n\n“Sit down,” he answered.';
    expect(speechesOf(prose, known).map(({ speaker }) => speaker?.known?.id)).toEqual(['2', '1']);
  });

  it('knows somebody of the cast by the words that describe him, and by a noun alone', () => {
    const known = [
      { id: '1', name: 'The Gentleman In The White Waistcoat', aliases: [], gender: 'm' as const },
      { id: '2', name: 'Fagin', aliases: ['The Jew'], gender: 'm' as const },
    ];
    const prose = [
      '“That boy will be hung,” said the gentleman in the white waistcoat.',
      'Fagin came in. “Hush,” said the Jew.',
    ].join('\n\n');
    expect(speechesOf(prose, known).map(({ speaker }) => speaker?.known?.id)).toEqual(['1', '2']);
  });

  it('answers the same for the same text', () => {
    expect(speechesOf(EXCHANGE)).toEqual(speechesOf(EXCHANGE));
  });
});

describe('the model', () => {
  it('has a name of its own for each feature', () => {
    const names = [...FEATURES.map(({ name }) => name), ...NEIGHBOUR_FEATURES];
    expect(new Set(names).size).toBe(names.length);
  });

  it('has weights for as many features as there are, and is never less sure of a likelier answer', () => {
    const { first, second, calibrate } = readModel();
    for (const { inputs } of first) expect(inputs).toBe(FEATURES.length);
    for (const { inputs } of second) {
      expect(inputs).toBe(FEATURES.length + NEIGHBOUR_FEATURES.length);
    }
    const shares = Array.from({ length: 101 }, (_, i) => calibrate(i / 100));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('scores rows by one hidden layer, and makes chances of scores', () => {
    const net = {
      inputs: 2,
      hidden: 2,
      first: Float32Array.from([1, -1, 0, 2, 0.5, 0]),
      second: Float32Array.from([1, 3]),
    };
    const rows = Float32Array.from([1, 0, 0, 1]);
    expect([...scoresOf(net, rows)]).toEqual([1.5, 6.5]);
    expect([...softmax([7, 7])]).toEqual([0.5, 0.5]);
  });
});
