import { expect, test } from 'vitest';
import { parseFountain } from '../../../../src/screenplay/fountain/parse.ts';
import { speakerAt } from './speaker-at.ts';

const TEXT =
  'INT. MILL - DAY\n\nMARA (V.O.)\n(low)\nWho?\n[[aside]]\nAnd why?\n\nRain.\n\nTOM ^\nMe.';

test('who speaks at a line is on the cue above it, and nobody is beside a speech', () => {
  const { elements } = parseFountain(TEXT);
  const at = TEXT.split('\n').map((_, i) => speakerAt(elements, i + 1));
  expect(at).toEqual([
    ...[null, null, 'MARA', 'MARA', 'MARA', 'MARA', 'MARA', null, null, null],
    ...['TOM', 'TOM'],
  ]);
});
