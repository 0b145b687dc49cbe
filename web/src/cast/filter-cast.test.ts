import { expect, test } from 'vitest';
import { castChapters, filterCast } from './filter-cast.ts';

const person = (name: string, lines: number, chapters: number[], has_voice = false) => ({
  name,
  aliases: name === 'Mara' ? ['Émeline'] : [],
  chapter_aliases: name === 'Tobias' ? [{ chapter: 10, alias: 'client' }] : [],
  lines,
  chapters: chapters.map((number) => ({ number })),
  has_voice,
  has_sheet: false,
});
const CAST = [person('Crake', 0, []), person('Tobias', 2, [10]), person('Mara', 9, [2, 10], true)];
const names = (search: Parameters<typeof filterCast>[1]) =>
  filterCast(CAST, search).map(({ name }) => name);

test('without a filter the whole cast is there, who says most first', () => {
  expect(names({})).toEqual(['Mara', 'Tobias', 'Crake']);
});

test('a cast is filtered by any of its names, by what is missing, and by chapter', () => {
  expect(names({ find: 'emel' })).toEqual(['Mara']);
  expect(names({ find: 'CLIENT' })).toEqual(['Tobias']);
  expect(names({ show: 'speaking' })).toEqual(['Mara', 'Tobias']);
  expect(names({ show: 'silent' })).toEqual(['Crake']);
  expect(names({ show: 'no-voice' })).toEqual(['Tobias', 'Crake']);
  expect(names({ show: 'no-sheet', chapter: 10 })).toEqual(['Mara', 'Tobias']);
  expect(names({ find: 'mara', chapter: 3 })).toEqual([]);
});

test('the chapters in which somebody speaks are told in their order', () => {
  expect(castChapters(CAST)).toEqual([2, 10]);
});
