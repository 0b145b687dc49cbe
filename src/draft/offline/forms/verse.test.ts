import { expect, it } from 'vitest';
import { verseLines } from './verse.ts';

it('takes short lines with capitals for verse', () => {
  const song =
    'The tide is in, the tide is out,\n  The gulls are on the wall,\nAnd nobody goes about';
  expect(verseLines(song)).toEqual([
    'The tide is in, the tide is out,',
    'The gulls are on the wall,',
    'And nobody goes about',
  ]);
});

it.each([
  ['one line', 'The tide is in, the tide is out.'],
  [
    'a paragraph whose lines a file breaks',
    'The tide was in when Tom came down to the quay, and nobody\nwas about but the gulls, who sat on the wall.',
  ],
  [
    'full lines that begin with names',
    'The tide was in when the old man came down to the quay with his brother\nTom, and nobody else.',
  ],
  ['an address', 'LANTERN HOUSE\nGULL STAIRS\nMAY 4'],
])('is none: %s', (_, text) => {
  expect(verseLines(text)).toBeNull();
});
