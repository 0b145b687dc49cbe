import { describe, expect, test } from 'vitest';
import { findLooks, readChapterLooks } from './find-looks.ts';
import { NO_LOOK } from './look.ts';
import { lookOfFound, whyTaken, wordsOf } from './look-of-found.ts';

const CAST = [
  { id: 'mara', name: 'Mara Venn', aliases: ['Mara'], gender: 'f' as const },
  { id: 'tobias', name: 'Tobias Venn', aliases: ['Tobias', 'Old Wick'], gender: 'm' as const },
  { id: 'crake', name: 'Mr. Crake', aliases: ['Crake', 'the surveyor'], gender: 'm' as const },
  { id: 'pell', name: 'Mrs. Pell', aliases: [], gender: 'f' as const },
];
const told = (prose: string): string[] =>
  findLooks(prose, CAST).map(
    ({ character, attribute, quote }) => `${character} ${attribute}: ${quote}`,
  );

describe('what the prose tells of a look', () => {
  test.each<[string, string[]]>([
    ['Mara had long red hair.', ['mara hair: long red hair']],
    [
      'Tobias was a tall thin man with a grey beard.',
      ['tobias build: tall thin', 'tobias beard: grey beard'],
    ],
    ['He was a neat, stout man named Crake.', ['crake build: stout']],
    [
      'Mr. Crake, a bald man with sharp blue eyes, bowed.',
      ['crake hair: bald', 'crake eyes: sharp blue eyes'],
    ],
    [
      'Mara wore a grey coat and a knitted scarf.',
      ['mara clothes: grey coat', 'mara clothes: knitted scarf'],
    ],
    ['Mara sat by the fire and dried her red hair.', ['mara hair: red hair']],
    ['Mara’s blue jersey was wet.', ['mara clothes: blue jersey']],
    ['Tobias pulled his old brown coat about him.', ['tobias clothes: old brown coat']],
    ['Mara was fourteen.', ['mara age: fourteen']],
    ['Mara was fourteen years old, and cold.', ['mara age: fourteen years old']],
    [
      'Mrs. Pell was a woman of sixty with a freckled face.',
      ['pell age: of sixty', 'pell skin: freckled face'],
    ],
    ['Tobias was tall and thin.', ['tobias build: tall and thin']],
    ['Tobias was an old man.', ['tobias age: old']],
    ['Tobias came in. His beard was white.', ['tobias beard: beard was white']],
    ['Mara came in. She wore a green dress.', ['mara clothes: green dress']],
    ['Tobias leaned on a walking-stick.', ['tobias props: walking-stick']],
    ['Mr. Crake wore gold spectacles.', ['crake props: gold spectacles']],
    ['The surveyor wore a black suit.', ['crake clothes: black suit']],
    ['Mrs. Pell, wearing a white apron, came out.', ['pell clothes: white apron']],
    ['There stood Mara in a yellow oilskin.', ['mara clothes: yellow oilskin']],
    ['Mr. Crake was clean-shaven.', ['crake beard: clean-shaven']],
    ['Everybody knew old Tobias.', ['tobias age: old']],
    ['Mara had freckles.', ['mara skin: freckles']],
    ['In the corner, with blood on his white beard, sat Tobias.', ['tobias beard: white beard']],
    ['Mara put on her boots.', ['mara clothes: boots']],
  ])('%s', (prose, expected) => {
    expect(told(prose)).toEqual(expected);
  });
});

describe('what says nothing sure of anybody is left out', () => {
  test.each([
    'Tobias met Mr. Crake, and his beard was white.',
    'Tobias had no beard.',
    'Mara never wore a hat.',
    'A tall man with red hair came in, and Mara stared.',
    'The coat hung on the door.',
    'Mara saw a man in a grey coat.',
    '“You wore a red dress,” said Mara.',
    '“Her grey hair!” said Mara.',
    'Tobias bought a coat.',
    'Mara had a coat at home.',
    'Tobias went white with fear.',
    'Mara was tired.',
    'Tobias was an hour late.',
    'Mara was one of them.',
    'They wore black coats.',
    'Their eyes were blue.',
    'Mara looked at the old house.',
    'The old Venn place stood by the brook.',
    'Tobias had worn it since he was twenty.',
    'Mara’s white face appeared.',
    'The old tower with its white beard of foam stood there.',
  ])('%s', (prose) => {
    expect(told(prose)).toEqual([]);
  });
});

test('a place is counted in characters, as PostgreSQL counts them', () => {
  const prose = '😀😀 Mara had red hair.';
  const [found] = findLooks(prose, CAST);
  expect([...prose].slice(found?.start, found?.end).join('')).toBe('red hair');
});

test('a name is surer than a pronoun of the same sentence, and that than one of the next', () => {
  const sure = (prose: string) => findLooks(prose, CAST)[0]?.confidence ?? 0;
  const [name, same, next] = [
    sure('Mara’s red hair shone.'),
    sure('Mara shook out her red hair.'),
    sure('Mara came in. Her red hair shone.'),
  ];
  expect(name).toBeGreaterThan(same ?? 1);
  expect(same).toBeGreaterThan(next ?? 1);
});

test('the look of a character is of what is sure, and of each the most telling', () => {
  const prose = 'Mara had red hair. Mara wore a hat. Mara wore a grey coat.';
  const found = findLooks(prose, CAST).filter(({ character }) => character === 'mara');
  expect(lookOfFound(found, 'f')).toEqual({
    ...NO_LOOK,
    gender: 'f',
    hair: 'red hair',
    clothes: ['grey coat', 'hat'],
  });
});

test('of several that are as sure, hair that says more is taken, else the first', () => {
  const found = findLooks('Mara had red hair. Mara was tall. Mara was thin. Mara was bald.', CAST);
  expect(lookOfFound(found, 'f')).toMatchObject({ hair: 'red hair', build: 'tall' });
  expect([whyTaken(found, 'hair'), whyTaken(found, 'build')]).toEqual(['fuller', 'first']);
});

test('of two that say different things the surer one is taken', () => {
  const found = findLooks('Mara came in. Her eyes were grey. Mara’s blue eyes shone.', CAST);
  expect(lookOfFound(found, 'f').eyes).toBe('blue eyes');
  expect(whyTaken(found, 'eyes')).toBe('surest');
});

test('what a quotation says stands with its noun behind', () => {
  expect(wordsOf('hair was\ngrey')).toBe('grey hair');
  expect(wordsOf('long  red hair')).toBe('long red hair');
});

test('a chapter also tells who of the cast is a man or a woman', () => {
  const known = [{ id: 'wren', name: 'Wren', aliases: [] }];
  const { genders } = readChapterLooks('Wren came in. She put down her bag. Wren smiled.', known);
  expect(genders).toEqual([['wren', 'f']]);
});
