import { findFfmpeg } from '../../../src/media/ffmpeg/find-ffmpeg.ts';
import { readFfmpeg } from '../../../src/media/ffmpeg/run-ffmpeg.ts';

export type Rgb = [red: number, green: number, blue: number];

export interface Film {
  frames: number;
  width: number;
  height: number;
  /** The colour of a frame at a place, as fractions of its width and height. */
  at(frame: number, x: number, y: number): Rgb;
  /** The bytes of a frame, three to a pixel. */
  frame(frame: number): Buffer;
}

/** All frames of a film, at a size that is looked at. */
export async function readFilm(file: string, width: number, height: number): Promise<Film> {
  const filter = `scale=${width}:${height}:flags=area`;
  const pixels = await decode(file, ['-vf', filter, '-vsync', '0', '-f', 'rawvideo'], 'rgb24');
  const bytes = width * height * 3;
  const frame = (at: number) => pixels.subarray(at * bytes, (at + 1) * bytes);
  return {
    frames: pixels.length / bytes,
    width,
    height,
    frame,
    at(number, x, y) {
      const pixel = Math.floor(y * height) * width + Math.floor(x * width);
      const [red = 0, green = 0, blue = 0] = frame(number).subarray(pixel * 3, pixel * 3 + 3);
      return [red, green, blue];
    },
  };
}

const RATE = 8_000;

/** How loud each tenth of a second of a film is: the root of the mean square of 16 bits. */
export async function readLevels(file: string): Promise<number[]> {
  const args = ['-map', '0:a', '-ar', String(RATE), '-ac', '1', '-f', 's16le'];
  const samples = await decode(file, args, null);
  const levels: number[] = [];
  for (let at = 0; at < samples.length / 2; at += RATE / 10) {
    let sum = 0;
    const end = Math.min(samples.length / 2, at + RATE / 10);
    for (let index = at; index < end; index++) sum += samples.readInt16LE(index * 2) ** 2;
    levels.push(Math.round(Math.sqrt(sum / (end - at))));
  }
  return levels;
}

export async function readSubtitles(file: string): Promise<string> {
  return (await decode(file, ['-map', '0:s', '-f', 'srt'], null)).toString();
}

async function decode(file: string, args: string[], pixels: string | null): Promise<Buffer> {
  const format = pixels === null ? [] : ['-pix_fmt', pixels];
  const pieces: Uint8Array[] = [];
  const all = ['-i', `file:${file}`, ...args, ...format, 'pipe:1'];
  for await (const piece of readFfmpeg(await findFfmpeg(), all, {})) pieces.push(piece);
  return Buffer.concat(pieces);
}
