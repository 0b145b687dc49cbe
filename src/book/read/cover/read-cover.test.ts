import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LOSSLESS_WEBP, SMALL_PICTURES } from '../../../../test/book/small-pictures.ts';
import { COVER_TYPES, MAX_COVER_BYTES } from '../../../contract/book.ts';
import { readCover } from './read-cover.ts';

const text = (content: string) => new TextEncoder().encode(content);

/** A picture with other bytes from a place on. */
function changed(picture: Uint8Array, at: number, ...bytes: number[]): Uint8Array {
  const copy = new Uint8Array(picture);
  copy.set(bytes, at);
  return copy;
}

/** A PNG that says that it has so many pixels, and is whole. */
function pngOf(width: number, height: number): Uint8Array {
  const png = Buffer.from(SMALL_PICTURES['image/png']);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return new Uint8Array(png);
}

const refusal = (picture: Uint8Array): string => {
  try {
    readCover(picture);
    return 'taken';
  } catch (error) {
    return (error as { details: { why: string } }).details.why;
  }
};

describe('a picture for a cover', () => {
  it.each(COVER_TYPES)('of type %s is taken with its size', (type) => {
    expect(readCover(SMALL_PICTURES[type])).toMatchObject({ type, width: 4, height: 6 });
  });

  it('without loss is taken as other WebP is', () => {
    expect(readCover(LOSSLESS_WEBP)).toMatchObject({ type: 'image/webp', width: 4, height: 6 });
  });

  it.each(COVER_TYPES)('of type %s that is cut off anywhere is refused', (type) => {
    const picture = SMALL_PICTURES[type];
    for (let length = 12; length < picture.length; length += 1) {
      expect(refusal(picture.subarray(0, length)), `${length} bytes`).toMatch(
        /damaged|no picture|RIFF/,
      );
    }
  });

  it('of which a byte is another is refused where the format can tell', () => {
    const png = SMALL_PICTURES['image/png'];
    expect(refusal(changed(png, 17, 9))).toBe(
      'it is damaged: the checksum of its part "IHDR" is wrong',
    );
    expect(refusal(changed(SMALL_PICTURES['image/jpeg'], 20, 0))).toMatch(/do not follow/);
  });

  it('that says that it has no pixels, or too many, is refused', () => {
    expect(refusal(pngOf(0, 5))).toBe('it is damaged: it has no pixels');
    expect(refusal(pngOf(10_000, 10_000))).toBe('taken');
    expect(refusal(pngOf(10_000, 10_001))).toBe(
      'it has 10000 x 10001 pixels, more than 100 million',
    );
  });

  it('that is too large is refused before it is read', () => {
    expect(refusal(new Uint8Array(MAX_COVER_BYTES + 1))).toBe(
      'it has 8388609 bytes, and 8388608 at most are kept',
    );
  });

  it.each([
    [
      'an SVG picture, which may hold more than a picture',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
    [
      'an SVG picture, which may hold more than a picture',
      '<?xml version="1.0"?><!-- a --><svg:svg/>',
    ],
    ['a TIFF picture', 'II*\0\x08\0\0\0'],
    ['a PDF', '%PDF-1.7\n'],
    ['no picture that is known', 'A lamp.'],
    ['empty', ''],
  ])('is no %s', (what, content) => {
    expect(refusal(text(content))).toBe(`it is ${what}`);
  });
});
