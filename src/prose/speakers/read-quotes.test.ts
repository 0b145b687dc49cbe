import { expect, it } from 'vitest';
import { inCharacters } from './in-characters.ts';
import { readQuotes } from './read-quotes.ts';

const TEXT = [
  'Clara Finch put down her book. Hob came in with the lamp, and Hob nodded.',
  '“Is it raining,” said Clara, “or is that the sea?”',
  '“Rain,” he answered.',
  '“Leave the door, Hob.”',
].join('\n\n');

it('tells where each quotation stands, marks included, and how its speaker was found', () => {
  const { quotes } = readQuotes(TEXT);
  expect(quotes.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
    '“Is it raining,”',
    '“or is that the sea?”',
    '“Rain,”',
    '“Leave the door, Hob.”',
  ]);
  expect(quotes.map(({ speaker, type }) => [speaker, type])).toEqual([
    ['Clara Finch', 'explicit'],
    ['Clara Finch', 'explicit'],
    ['Hob', 'anaphoric'],
    ['Clara Finch', 'implicit'],
  ]);
  for (const { confidence } of quotes) expect(confidence).toBeGreaterThan(0);
});

it('gives characters that are known their own names, and everybody a gender where it shows', () => {
  const known = [
    { id: '1', name: 'Hobart Sands', aliases: ['Hob', 'Old Hob'], gender: 'm' as const },
  ];
  const { characters, quotes } = readQuotes(TEXT, known);
  expect(quotes[2]?.speaker).toBe('Hobart Sands');
  expect(characters).toContainEqual(expect.objectContaining({ name: 'Clara Finch', gender: 'f' }));
  expect(characters).toContainEqual(expect.objectContaining({ name: 'Hobart Sands', gender: 'm' }));
});

it('counts in characters, of which some are two units of a string', () => {
  const text = `🎭 ${TEXT.replace('raining', 'raining 🌧 again')}`;
  const { quotes } = inCharacters(text, readQuotes(text));
  const characters = [...text];
  expect(quotes.map(({ start, end }) => characters.slice(start, end).join(''))).toEqual([
    '“Is it raining 🌧 again,”',
    '“or is that the sea?”',
    '“Rain,”',
    '“Leave the door, Hob.”',
  ]);
});

it('reads a text in which nobody speaks', () => {
  expect(readQuotes('')).toEqual({ characters: [], quotes: [] });
});
