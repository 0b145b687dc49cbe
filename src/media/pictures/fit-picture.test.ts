import { expect, test } from 'vitest';
import { smallPng } from '../../../test/provider/small-png.ts';
import { fitPicture } from './fit-picture.ts';

test('a picture of any shape becomes a PNG of the size that is wanted', () => {
  const size = { width: 320, height: 180 };
  const png = Buffer.from(fitPicture({ content: smallPng(), type: 'image/png', ...size }));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([320, 180]);
});

test('a picture that cannot be drawn is refused', () => {
  const webp = { content: smallPng(), type: 'image/webp', width: 8, height: 8 };
  expect(() => fitPicture(webp)).toThrow('cannot be made a panel');
});
