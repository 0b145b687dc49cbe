import type { Size } from './frame-size.ts';
import type { View } from './movement-view.ts';

/** A picture as pixels: the planes Y, U and V (4:2:0) one after the other, then `PADDING` bytes. */
export interface Bitmap extends Size {
  pixels: SharedArrayBuffer;
  /** Where in a frame it is seen; the rest of the frame is black. All are multiples of `GRID`. */
  place: Size & { x: number; y: number };
}

/** Widths of bitmaps and places, so that four pixels of any plane lie in one word. */
export const GRID = 8;
/** The last word of a row is read whole, and the pixel beside the last. */
export const PADDING = 16;

export interface Layer {
  /** Its place in the list of bitmaps. */
  bitmap: number;
  view: View;
}

/** What is seen in one frame. */
export interface FrameToDraw {
  layer: Layer;
  /** What comes in over it, and how far it has: 0 to 1. */
  over?: { layer: Layer; weight: number };
}

export interface Drawing extends Size {
  bitmaps: Bitmap[];
  frames: FrameToDraw[];
  /** Where they are drawn, one after the other. */
  into: SharedArrayBuffer;
}

export function frameBytes({ width, height }: Size): number {
  return (width * height * 3) / 2;
}

/**
 * Draws frames. Each pixel is weighed from the four around it to 1/256 of a pixel, so that the slowest
 * movement is smooth; what ffmpeg has for it moves by whole pixels, or is a fifth as fast.
 */
export function drawFrames({ bitmaps, frames, into, width, height }: Drawing): void {
  const bytes = frameBytes({ width, height });
  let covering: Frame | undefined;
  for (const [at, { layer, over }] of frames.entries()) {
    const frame = frameIn(into, at * bytes, { width, height });
    drawLayer(frame, layer, bitmaps);
    if (over === undefined) continue;
    covering ??= frameIn(new ArrayBuffer(bytes), 0, { width, height });
    drawLayer(covering, over.layer, bitmaps);
    const weight = Math.round(over.weight * 256);
    weigh(frame.words, 0, covering.words, 0, weight, frame.words, 0, bytes / 4);
  }
}

interface Frame extends Size {
  bytes: Uint8Array;
  words: Uint32Array;
}

function frameIn(buffer: ArrayBufferLike, offset: number, size: Size): Frame {
  const bytes = frameBytes(size);
  return {
    ...size,
    bytes: new Uint8Array(buffer, offset, bytes),
    words: new Uint32Array(buffer, offset, bytes / 4),
  };
}

const BLACK = { y: 16, uv: 128 };

function drawLayer(frame: Frame, { bitmap: at, view }: Layer, bitmaps: Bitmap[]): void {
  const bitmap = bitmaps[at];
  if (bitmap === undefined) throw new Error(`there is no bitmap ${at}`);
  const { place } = bitmap;
  if (place.width < frame.width || place.height < frame.height) blacken(frame);
  const source = new Uint32Array(bitmap.pixels);
  let from = 0;
  let to = 0;
  for (const half of [1, 2, 2]) {
    const width = bitmap.width / half;
    const height = bitmap.height / half;
    const stride = frame.width / half;
    drawPlane(
      { words: source, at: from / 4, width, height },
      {
        words: frame.words,
        at: (to + (place.y / half) * stride + place.x / half) / 4,
        stride: stride / 4,
        width: place.width / half,
        height: place.height / half,
      },
      {
        x: view.x / half,
        y: view.y / half,
        width: view.width / half,
        height: view.height / half,
      },
    );
    from += width * height;
    to += stride * (frame.height / half);
  }
}

function blacken({ bytes, width, height }: Frame): void {
  bytes.fill(BLACK.y, 0, width * height);
  bytes.fill(BLACK.uv, width * height);
}

interface SourcePlane extends Size {
  words: Uint32Array;
  /** Its first word. */
  at: number;
}

interface TargetPlane extends SourcePlane {
  /** Words from a row to the next. */
  stride: number;
}

function drawPlane(source: SourcePlane, target: TargetPlane, view: View): void {
  const stepY = view.height / target.height;
  const stride = source.width / 4;
  const row = new Uint32Array(stride + PADDING / 4);
  const draw = rowDrawer(row, source.width, target, view);
  for (let y = 0; y < target.height; y++) {
    const place = Math.min(source.height - 1, Math.max(0, view.y + (y + 0.5) * stepY - 0.5));
    const above = Math.min(source.height - 2, Math.floor(place));
    const from = source.at + above * stride;
    const weight = Math.round((place - above) * 256);
    weigh(source.words, from, source.words, from + stride, weight, row, 0, stride);
    draw(target.at + y * target.stride);
  }
}

/** Draws what stands in `row`, as wide as the source, from a word of the target on. */
function rowDrawer(
  row: Uint32Array,
  sourceWidth: number,
  { words, width }: TargetPlane,
  view: View,
): (to: number) => void {
  if (view.width === width) return shiftedRow(row, words, width, Math.max(0, view.x));
  const columns = columnsOf(sourceWidth, width, view);
  const pixels = new Uint8Array(row.buffer);
  return (to) => stretchRow(pixels, columns, words, to, width);
}

/** As large as it is: each pixel has the same share of its two, and four are mixed at once. */
function shiftedRow(
  row: Uint32Array,
  words: Uint32Array,
  width: number,
  x: number,
): (to: number) => void {
  const whole = Math.floor(x);
  const weight = Math.round((x - whole) * 256);
  const pixels = new Uint8Array(row.buffer);
  const left = new Uint8Array(width);
  const right = new Uint8Array(width);
  const leftWords = new Uint32Array(left.buffer);
  const rightWords = new Uint32Array(right.buffer);
  return (to) => {
    left.set(pixels.subarray(whole, whole + width));
    right.set(pixels.subarray(whole + 1, whole + 1 + width));
    weigh(leftWords, 0, rightWords, 0, weight, words, to, width / 4);
  };
}

/** Of each pixel of a row the one left of it in the source, and its right neighbour's weight of 256. */
interface Columns {
  left: Uint16Array;
  weight: Uint16Array;
}

function columnsOf(sourceWidth: number, width: number, view: View): Columns {
  const left = new Uint16Array(width);
  const weight = new Uint16Array(width);
  const step = view.width / width;
  for (let x = 0; x < width; x++) {
    const place = Math.min(sourceWidth - 1, Math.max(0, view.x + (x + 0.5) * step - 0.5));
    left[x] = Math.floor(place);
    weight[x] = Math.round((place - Math.floor(place)) * 256);
  }
  return { left, weight };
}

/** Mixes words of four pixels each, two pixels in one multiplication; `weight` of 256 is of `b`. */
function weigh(
  a: Uint32Array,
  fromA: number,
  b: Uint32Array,
  fromB: number,
  weight: number,
  into: Uint32Array,
  to: number,
  count: number,
): void {
  const rest = 256 - weight;
  for (let at = 0; at < count; at++) {
    const one = a[fromA + at] as number;
    const other = b[fromB + at] as number;
    const even = Math.imul(one & 0xff00ff, rest) + Math.imul(other & 0xff00ff, weight) + 0x800080;
    const odd =
      Math.imul((one >>> 8) & 0xff00ff, rest) +
      Math.imul((other >>> 8) & 0xff00ff, weight) +
      0x800080;
    into[to + at] = ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00);
  }
}

/** Four pixels to a word: a quarter faster than one by one. */
function stretchRow(
  row: Uint8Array,
  { left, weight }: Columns,
  into: Uint32Array,
  to: number,
  width: number,
): void {
  for (let x = 0, at = to; x < width; x += 4, at++) {
    into[at] =
      between(row, left[x] as number, weight[x] as number) |
      (between(row, left[x + 1] as number, weight[x + 1] as number) << 8) |
      (between(row, left[x + 2] as number, weight[x + 2] as number) << 16) |
      (between(row, left[x + 3] as number, weight[x + 3] as number) << 24);
  }
}

function between(row: Uint8Array, left: number, weight: number): number {
  const pixel = row[left] as number;
  return pixel + ((((row[left + 1] as number) - pixel) * weight + 128) >> 8);
}
