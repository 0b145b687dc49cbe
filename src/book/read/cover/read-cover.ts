import { COVER_TYPES, type CoverType, MAX_COVER_BYTES } from '../../../contract/book.ts';
import { AppError } from '../../../contract/error.ts';
import { knownFormat } from '../detect-format.ts';
import { FILE_SIGNATURES, hasSignature } from '../file-signatures.ts';
import { PICTURE_SIZES, type PictureSize } from './picture-size.ts';

/** A picture that may be a book's cover. */
export interface Cover extends PictureSize {
  type: CoverType;
  content: Uint8Array;
}

/** More than any screen shows, and as much as a browser unpacks in memory: 400 MB. */
const MAX_PIXELS = 100e6;

/** As much of a text as says what it is. */
const HEAD_BYTES = 4_096;

/**
 * A picture as the cover of a book: its content decides what it is, and all of it has to be there.
 * @throws AppError media.unsupported, media.too_large
 */
export function readCover(content: Uint8Array): Cover {
  if (content.byteLength > MAX_COVER_BYTES) {
    throw tooLarge(`it has ${content.byteLength} bytes, and ${MAX_COVER_BYTES} at most are kept`);
  }
  const type = typeOf(content);
  if (type === undefined) throw unsupported(`it is ${whatItIs(content)}`);
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const size = PICTURE_SIZES[type]?.(bytes) ?? 'it says no size';
  if (typeof size === 'string') throw damaged(size);
  const { width, height } = size;
  if (width === 0 || height === 0) throw damaged('it has no pixels');
  if (width * height > MAX_PIXELS) {
    throw tooLarge(`it has ${width} x ${height} pixels, more than ${MAX_PIXELS / 1e6} million`);
  }
  return { type, width, height, content };
}

function typeOf(content: Uint8Array): CoverType | undefined {
  const found = FILE_SIGNATURES.find((one) => hasSignature(content, one));
  return COVER_TYPES.find((type) => type === found?.type);
}

function whatItIs(content: Uint8Array): string {
  if (content.byteLength === 0) return 'empty';
  const known = knownFormat(content);
  if (known !== null) return known;
  const head = Buffer.from(content.subarray(0, HEAD_BYTES)).toString('latin1');
  return /<(?:[\w-]+:)?svg\b/i.test(head)
    ? 'an SVG picture, which may hold more than a picture'
    : 'no picture that is known';
}

function unsupported(why: string, details = {}): AppError {
  return new AppError('media.unsupported', `The picture cannot be a cover: ${why}.`, {
    hint: 'Take a JPEG, PNG, WebP or GIF; the content decides, not the name of the file.',
    details: { why, ...details },
  });
}

function damaged(what: string): AppError {
  return unsupported(`it is damaged: ${what}`, { lost: true });
}

function tooLarge(why: string): AppError {
  return new AppError('media.too_large', `The picture cannot be a cover: ${why}.`, {
    hint: 'Make it smaller: 1,600 x 2,560 pixels are plenty.',
    details: { why },
  });
}
