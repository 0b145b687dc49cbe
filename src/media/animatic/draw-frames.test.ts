import { describe, expect, test } from 'vitest';
import { type Bitmap, drawFrames, type FrameToDraw, frameBytes, PADDING } from './draw-frames.ts';
import type { Size } from './frame-size.ts';

const FRAME = { width: 16, height: 8 };

/** A picture whose lightness at a pixel is what `light` says, without colour. */
function bitmapOf(size: Size, light: (x: number, y: number) => number): Bitmap {
  const pixels = new SharedArrayBuffer(frameBytes(size) + PADDING);
  const bytes = new Uint8Array(pixels).fill(128);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) bytes[y * size.width + x] = light(x, y);
  }
  return { ...size, pixels, place: { x: 0, y: 0, ...FRAME } };
}

/** The lightness of the frames' pixels, row after row. */
function draw(bitmaps: Bitmap[], frames: FrameToDraw[]): number[][] {
  const bytes = frameBytes(FRAME);
  const into = new SharedArrayBuffer(bytes * frames.length);
  drawFrames({ ...FRAME, bitmaps, frames, into });
  return frames.map((_, at) => [...new Uint8Array(into, at * bytes, FRAME.width * FRAME.height)]);
}

const wide = { width: 32, height: 16 };
const slope = bitmapOf(wide, (x, y) => 40 + x * 4 + y * 2);
const view = (x: number, y: number, size: Size = FRAME) => ({
  layer: { bitmap: 0, view: { x, y, ...size } },
});

describe('drawFrames', () => {
  test('shows a part of a picture as it is', () => {
    const [pixels = []] = draw([slope], [view(3, 5)]);
    expect(pixels[0]).toBe(40 + 3 * 4 + 5 * 2);
    expect(pixels[16 * 7 + 15]).toBe(40 + 18 * 4 + 12 * 2);
  });

  test.each([0.25, 0.5, 0.75])('moves it by %d of a pixel', (part) => {
    const [across = [], down = []] = draw([slope], [view(part, 0), view(0, part * 2)]);
    expect(across.slice(0, 4)).toEqual([40, 44, 48, 52].map((light) => light + part * 4));
    expect(down.slice(0, 2)).toEqual([40, 44].map((light) => light + part * 4));
  });

  test('shows the whole of it at half its size, each pixel from those that it covers', () => {
    const [pixels = []] = draw([slope], [view(0, 0, wide)]);
    expect(pixels[0]).toBe(40 + 2 + 1);
    expect(pixels[16 * 7 + 15]).toBe(40 + 30 * 4 + 2 + 14 * 2 + 1);
  });

  test('reads nothing beyond its edges', () => {
    const flat = bitmapOf(wide, () => 200);
    const frames = draw([flat], [view(16, 8), view(15.5, 7.5), view(0, 0, wide)]);
    for (const pixels of frames) expect(new Set(pixels)).toEqual(new Set([200]));
  });

  test('lays one over another by its weight', () => {
    const [dark, light] = [bitmapOf(FRAME, () => 20), bitmapOf(FRAME, () => 220)];
    const over = (weight: number) => ({
      ...view(0, 0),
      over: { layer: { bitmap: 1, view: { x: 0, y: 0, ...FRAME } }, weight },
    });
    const frames = draw([dark, light], [0, 0.25, 0.5, 1].map(over));
    expect(frames.map(([pixel]) => pixel)).toEqual([20, 70, 120, 220]);
  });

  test('leaves black what is beside its place, also where something stood before', () => {
    const narrow = bitmapOf({ width: 8, height: 8 }, () => 200);
    narrow.place = { x: 8, y: 2, width: 8, height: 4 };
    const into = new SharedArrayBuffer(frameBytes(FRAME));
    new Uint8Array(into).fill(77);
    const layer = { bitmap: 0, view: { x: 0, y: 0, width: 8, height: 8 } };
    drawFrames({ ...FRAME, bitmaps: [narrow], frames: [{ layer }], into });
    const rows = Array.from({ length: 8 }, (_, y) => [...new Uint8Array(into, y * 16, 16)]);
    const black = Array.from({ length: 8 }, () => 16);
    for (const [y, row] of rows.entries()) {
      expect(row.slice(0, 8)).toEqual(black);
      expect(row[8]).toBe(y >= 2 && y < 6 ? 200 : 16);
    }
    expect(new Set(new Uint8Array(into, 128))).toEqual(new Set([128]));
  });
});
