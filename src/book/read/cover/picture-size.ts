import { crc32 } from 'node:zlib';

/** How large a picture is. */
export interface PictureSize {
  /** Pixels. */
  width: number;
  height: number;
}

/** What is wrong with a picture, in a few words. */
export type Damage = string;

/** By media type: reads how large a picture is and whether all of it is there; its pixels are not looked at. */
export const PICTURE_SIZES: Readonly<Record<string, (bytes: Buffer) => PictureSize | Damage>> = {
  'image/png': sizeOfPng,
  'image/jpeg': sizeOfJpeg,
  'image/gif': sizeOfGif,
  'image/webp': sizeOfWebp,
};

const CUT_OFF = 'it is cut off';

/** Chunks, each of a length, a name, its data and a checksum (PNG 1.2, section 3.2). */
function sizeOfPng(bytes: Buffer): PictureSize | Damage {
  let size: PictureSize | undefined;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return CUT_OFF;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) {
      return `the checksum of its part ${JSON.stringify(name)} is wrong`;
    }
    if (name === 'IHDR' && end - at >= 16) {
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
    if (name === 'IEND') return size ?? 'it says no size';
    at = end + 4;
  }
  return CUT_OFF;
}

/** The markers of JPEG that begin a frame and say its size: SOF0 to SOF15 without DHT, JPG and DAC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers that stand alone: TEM, RST0 to RST7, SOI. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

function sizeOfJpeg(bytes: Buffer): PictureSize | Damage {
  let size: PictureSize | null = null;
  for (const part of jpegParts(bytes)) {
    if (part === null) return 'its parts do not follow each other';
    if (part.marker === START_OF_SCAN) {
      const isWhole = bytes.lastIndexOf(END_OF_IMAGE) > part.at;
      return isWhole ? (size ?? 'it says no size') : CUT_OFF;
    }
    size = frameSize(bytes, part) ?? size;
  }
  return CUT_OFF;
}

/** How large a JPEG says that it is, whether or not all of it is there; null where it says nothing. */
export function jpegSize(bytes: Buffer): PictureSize | null {
  for (const part of jpegParts(bytes)) {
    const size = part && frameSize(bytes, part);
    if (size !== null) return size;
  }
  return null;
}

interface JpegPart {
  marker: number;
  at: number;
}

/** What stands before the picture itself, with whose beginning it ends; null where something else follows. */
function* jpegParts(bytes: Buffer): Generator<JpegPart | null> {
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return yield null;
    const marker = bytes[at + 1] ?? 0;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (isAlone(marker)) at += 2;
    else {
      yield { marker, at };
      if (marker === START_OF_SCAN) return;
      at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
    }
  }
}

function frameSize(bytes: Buffer, { marker, at }: JpegPart): PictureSize | null {
  if (!isFrame(marker) || at + 9 > bytes.length) return null;
  return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
}

const GIF_EXTENSION = 0x21;
const GIF_IMAGE = 0x2c;
const GIF_TRAILER = 0x3b;

/** Blocks after a screen and its colours (GIF89a, section 18 on). */
function sizeOfGif(bytes: Buffer): PictureSize | Damage {
  if (bytes.length < 13) return CUT_OFF;
  const size = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  let at = 13 + coloursOf(bytes[10]);
  let images = 0;
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === GIF_TRAILER) return images > 0 ? size : 'it holds no image';
    if (block === GIF_IMAGE) {
      images += 1;
      at += 11 + coloursOf(bytes[at + 9]);
    } else if (block === GIF_EXTENSION) at += 2;
    else return 'its parts do not follow each other';
    // Data: pieces, each with its length before it; an empty one ends it.
    let length = bytes[at];
    while (length !== undefined && length > 0) {
      at += 1 + length;
      length = bytes[at];
    }
    at += 1;
  }
  return CUT_OFF;
}

/** Bytes of the table of colours that a byte of flags announces. */
function coloursOf(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** A RIFF file whose first chunk says the size, in one of three ways (RFC 9649, section 2). */
function sizeOfWebp(bytes: Buffer): PictureSize | Damage {
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length) return CUT_OFF;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return 'it says no size';
  }
}
