import { expect, test } from 'vitest';
import { beginAt, pauseBetween, playlistOf } from './playlist.ts';

const lines = [
  { element: 'a', scene: 'one', url: '/a' },
  { element: 'b', scene: 'one', url: null },
  { element: 'c', scene: 'two', url: '/c' },
  { element: 'd', scene: 'two', url: null },
];

test('lines without a take are left out', () => {
  expect(playlistOf(lines).map(({ element }) => element)).toEqual(['a', 'c']);
});

test('it begins with the line that was named, or the next one that can be heard', () => {
  expect(['a', 'b', 'c', 'd', 'nowhere', null].map((element) => beginAt(lines, element))).toEqual([
    0, 1, 1, -1, 0, 0,
  ]);
});

test('the pause is longer where a scene begins', () => {
  const [one, other] = playlistOf(lines);
  if (one === undefined || other === undefined) throw new Error('two lines can be heard');
  expect(pauseBetween(one, other)).toBeGreaterThan(pauseBetween(one, one));
});
