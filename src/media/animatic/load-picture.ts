import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../contract/error.ts';
import { readFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { type Bitmap, frameBytes, GRID, PADDING } from './draw-frames.ts';
import type { Size } from './frame-size.ts';

/** Pixels; beyond it no panel is meant, and its memory would be. */
const LARGEST = 100e6;
const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
/** Signature, length and name of the first part, width and height. */
const HEAD_BYTES = 24;

/**
 * How large a PNG is.
 *
 * @throws AppError file.unreadable, media.unsupported, media.too_large
 */
export async function readPngSize(path: string, whose: string): Promise<Size> {
  const head = await readHead(path, whose);
  if (!head.subarray(0, PNG_HEAD.length).equals(PNG_HEAD) || head.length < HEAD_BYTES) {
    throw new AppError('media.unsupported', `the picture of ${whose} is no PNG: ${path}`, {
      hint: 'The content decides, not the name of the file: store the picture as PNG.',
    });
  }
  const width = head.readUInt32BE(16);
  const height = head.readUInt32BE(20);
  if (width * height > LARGEST) {
    throw new AppError(
      'media.too_large',
      `the picture of ${whose} has ${width} x ${height} pixels, more than ${LARGEST / 1e6} million`,
      { hint: 'Make it smaller: more than 3840 x 2160 is never seen of it.' },
    );
  }
  return { width, height };
}

async function readHead(path: string, whose: string): Promise<Buffer> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : cause;
    const why = code === 'ENOENT' ? 'it is not there' : String(code);
    throw new AppError('file.unreadable', `cannot read the picture of ${whose}, ${path}: ${why}`, {
      hint: 'Make it again, or take its panel out of the timeline.',
      cause,
    });
  } finally {
    await file?.close();
  }
}

export interface PictureSource {
  path: string;
  /** For people, whose picture it is. */
  whose: string;
  /** How much larger than its place in the frame it is wanted, for a movement over it. */
  reach: number;
}

/**
 * A PNG as pixels, as large as it is wanted and no larger, whole within the frame; what is transparent is
 * paper.
 *
 * @throws AppError as above; media.unsupported where the PNG is damaged
 */
export async function loadPicture(
  { path, whose, reach }: PictureSource,
  frame: Size,
  { ffmpeg, signal }: { ffmpeg: string; signal: AbortSignal | undefined },
): Promise<Bitmap> {
  const place = placeOf(await readPngSize(path, whose), frame);
  const width = Math.ceil((place.width * reach) / GRID) * GRID;
  const height = Math.ceil((place.height * reach) / 2) * 2;
  const size = { width, height };
  const pieces = readFfmpeg(
    ffmpeg,
    [
      // Named as what it is: a name may look like a pattern or an address, a content like a list of files.
      ...['-f', 'png_pipe', '-i', `file:${path}`, '-frames:v', '1'],
      ...['-vf', `scale=${width}:${height}:flags=bicubic:out_color_matrix=bt709:out_range=tv`],
      ...['-f', 'rawvideo', '-pix_fmt', 'yuva420p', 'pipe:1'],
    ],
    { signal },
  );
  const decoded = new Uint8Array(frameBytes(size) + width * height);
  await readWhole(pieces, decoded, whose, path);
  const pixels = new SharedArrayBuffer(frameBytes(size) + PADDING);
  new Uint8Array(pixels).set(layOnPaper(decoded, size));
  return { ...size, pixels, place };
}

async function readWhole(
  pieces: AsyncIterable<Uint8Array>,
  into: Uint8Array,
  whose: string,
  path: string,
): Promise<void> {
  let at = 0;
  let cause: unknown;
  try {
    for await (const piece of pieces) {
      into.set(piece, at);
      at += piece.length;
    }
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'media.ffmpeg_failed')) throw error;
    cause = error;
  }
  if (at === into.length) return;
  throw new AppError('media.unsupported', `the picture of ${whose} is damaged: ${path}`, {
    hint: 'Make it again, or store it as PNG once more.',
    cause,
  });
}

/** As large as it fits, in the middle. */
function placeOf(picture: Size, frame: Size): Bitmap['place'] {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const width = snap(picture.width * scale, frame.width, GRID);
  const height = snap(picture.height * scale, frame.height, 4);
  return {
    width,
    height,
    x: Math.floor((frame.width - width) / 2 / GRID) * GRID,
    y: Math.floor((frame.height - height) / 2 / 2) * 2,
  };
}

function snap(length: number, most: number, grid: number): number {
  return Math.min(most, Math.max(grid, Math.round(length / grid) * grid));
}

const PAPER = { y: 235, uv: 128 };

/** The planes Y, U and V of a picture whose fourth says how dense it is, over white. */
function layOnPaper(decoded: Uint8Array, size: Size): Uint8Array {
  const pixels = decoded.subarray(0, frameBytes(size));
  const density = decoded.subarray(pixels.length);
  if (density.every((value) => value === 255)) return pixels;
  const { width, height } = size;
  let at = 0;
  for (const [half, paper] of [
    [1, PAPER.y],
    [2, PAPER.uv],
    [2, PAPER.uv],
  ] as const) {
    for (let y = 0; y < height; y += half) {
      for (let x = 0; x < width; x += half, at++) {
        const ink = (density[y * width + x] ?? 0) / 255;
        pixels[at] = Math.round(paper + ((pixels[at] ?? 0) - paper) * ink);
      }
    }
  }
  return pixels;
}
