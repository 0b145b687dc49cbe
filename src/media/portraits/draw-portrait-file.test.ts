import { expect, test } from 'vitest';
import { NO_LOOK } from '../../cast/look/look.ts';
import { drawPortraitFile } from './draw-portrait-file.ts';

const CAST = [
  { id: 'ada', look: { ...NO_LOOK, hair: 'red hair' }, seed: null },
  { id: 'bo', look: NO_LOOK, seed: 'ada' },
];

test('a portrait is a picture on paper, the same bytes for the same cast', () => {
  const png = drawPortraitFile(CAST, 'ada', 'png');
  expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
  expect(drawPortraitFile(CAST, 'ada', 'png')).toEqual(png);
  expect(drawPortraitFile(CAST, 'bo', 'png')).not.toEqual(png);
});

test('as SVG it has its size, its paper and the colours of the look', () => {
  const svg = Buffer.from(drawPortraitFile(CAST, 'ada', 'svg')).toString();
  expect(svg).toMatch(/^<svg [^>]*width="512" height="512"><rect width="100%" height="100%"/);
  expect(svg).toContain('#b5532f');
});
