import { expect, test } from 'vitest';
import { parseFountain } from '../../../../src/screenplay/fountain/parse.ts';
import { paginate } from '../../../../src/screenplay/paginate.ts';
import { pageStarts } from './page-breaks.ts';

const startsOf = (text: string) => pageStarts(paginate(parseFountain(text).elements));

test('a page begins at the line of its first row', () => {
  const text = Array.from({ length: 30 }, (_, i) => `Line ${i + 1}.`).join('\n\n');
  expect(startsOf(text)).toEqual([{ number: 2, line: 57, inside: false }]);
});

test('a page that begins within a paragraph is within its line', () => {
  expect(startsOf('He walks and he walks. '.repeat(200))).toEqual([
    { number: 2, line: 1, inside: true },
  ]);
});

test('a speech that goes on overleaf begins at what is said there, not at its cue above', () => {
  const action = Array.from({ length: 25 }, () => 'He sits.').join('\n\n');
  const speech = Array.from({ length: 8 }, (_, i) => `Verse ${i + 1}.`).join('\n');
  const [page] = startsOf(`${action}\n\nTOM\n${speech}`);
  const lines = `${action}\n\nTOM\n${speech}`.split('\n');
  expect(page?.inside).toBe(false);
  expect(lines[(page?.line ?? 0) - 1]).toMatch(/^Verse [2-8]\./);
});

test('one page has no break', () => {
  expect(startsOf('He sits.')).toEqual([]);
  expect(startsOf('')).toEqual([]);
});
