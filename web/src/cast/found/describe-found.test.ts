import { expect, test } from 'vitest';
import { describeCounts, labelsOf, namesInBook, partsOf } from './describe-found.ts';
import { foundOne } from './found-for-tests.ts';

const place = (form: string, words: string, count = 1) => ({
  form,
  words,
  count,
  chapter: 2,
  start: 0,
  end: words.length,
});

test('counts say how often and where, and what there is none of', () => {
  const one = foundOne({ name: 'Rook', mentions: 23, speeches: 1, chapters: 4 });
  expect(describeCounts(one)).toBe(
    'named 23 times · speaks 1 time · in 4 chapters, first in chapter 1',
  );
  expect(describeCounts({ ...one, speeches: 0, chapters: 1, first_chapter: 3 })).toBe(
    'named 23 times · says nothing · in chapter 3',
  );
  const gone = { ...one, mentions: 0, speeches: 0, chapters: 0, first_chapter: null };
  expect(describeCounts(gone)).toBe('not named · says nothing');
});

test('a doubt about a role is said once, with the role', () => {
  expect(labelsOf(foundOne({ name: 'the landlady', is_role: true, doubt: 'role' }))).toEqual([
    { says: 'Only described', tone: 'warn' },
  ]);
  const labels = labelsOf(foundOne({ name: 'Rook', gender: 'm', narrator: true, doubt: 'seldom' }));
  expect(labels.map(({ says }) => says)).toEqual(['Male', 'Tells the story', 'Hardly ever named']);
});

test('every name is listed with its place, whatever its case and article; a place of no name comes last', () => {
  const rook = place('the Captain', 'said the Captain');
  const other = place('Ahab', 'and Ahab laughed');
  const one = foundOne({
    name: 'Captain Rook',
    aliases: ['Captain', 'the captain', 'Rook'],
    examples: [rook, other],
  });
  expect(namesInBook(one)).toEqual([
    { name: 'Captain Rook', isAlias: false, example: undefined },
    { name: 'Captain', isAlias: true, example: rook },
    { name: 'Rook', isAlias: true, example: undefined },
    { name: 'Ahab', isAlias: false, example: other },
  ]);
});

test('the name is marked where the words have it', () => {
  expect(partsOf(place('Ahab', 'and Ahab\nlaughed'))).toEqual(['and ', 'Ahab', ' laughed']);
  expect(partsOf(place('Ahab', 'and he laughed'))).toEqual(['and he laughed', '', '']);
});
