import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../contract/error.ts';
import { readFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { TimelineLine } from '../timeline/timeline.ts';
import { type PlainWav, readPlainWav } from './plain-wav.ts';

/** Samples per second where no sound says anything else. */
const USUAL_RATE = 48_000;
/** Pieces in a second: so much is mixed at once. */
const PIECES = 5;
/** Seconds before it is heard that a sound is opened: a process takes a moment to start. */
const AHEAD = 4;

interface SoundPlace {
  ffmpeg: string;
  /** Where the timeline's sounds lie. */
  folder: string;
  signal: AbortSignal | undefined;
}

/** The lines of a film with the files of their sounds, and the rate at which they are mixed. */
export interface Sounds {
  lines: readonly SoundOfLine[];
  /** Samples per second, of one channel and 16 bits. */
  rate: number;
}

interface SoundOfLine {
  line: TimelineLine;
  path: string;
  /** Where its samples lie; null where ffmpeg has to read it. */
  plain: PlainWav | null;
}

/**
 * Looks at the sounds of lines. They are mixed at the highest rate of the plain ones: those need nothing
 * but to be added, without a process each.
 *
 * @throws AppError file.unreadable
 */
export async function openSounds(lines: readonly TimelineLine[], folder: string): Promise<Sounds> {
  const opened: SoundOfLine[] = [];
  for (const line of lines) {
    const path = resolve(folder, line.sound);
    const plain = await readPlainWav(path).catch((cause: unknown) => {
      const code = cause instanceof Error && 'code' in cause ? cause.code : cause;
      const why = code === 'ENOENT' ? 'it is not there' : String(code);
      throw new AppError('file.unreadable', `cannot read the sound of ${named(line)}: ${why}`, {
        hint: 'Make the table read first, or again.',
        cause,
      });
    });
    opened.push({ line, path, plain });
  }
  opened.sort((a, b) => a.line.start - b.line.start);
  const rates = opened.flatMap(({ plain }) => (plain === null ? [] : [plain.rate]));
  const rate = rates.reduce((most, one) => Math.max(most, one), 0);
  return { lines: opened, rate: rate === 0 ? USUAL_RATE : rate };
}

function named({ text, sound }: TimelineLine): string {
  return `the line "${text.length > 40 ? `${text.slice(0, 40)}...` : text}", ${sound}`;
}

/**
 * All lines at their places in one track of so many samples; where two speak at once, both are heard.
 * Only what is heard just now is in memory.
 *
 * @throws AppError media.unsupported for a sound that is no WAV
 */
export async function* mixSound(
  { lines, rate }: Sounds,
  samples: number,
  place: SoundPlace,
): AsyncGenerator<Uint8Array> {
  const open = new Set<Heard>();
  const piece = Math.ceil(rate / PIECES);
  let next = 0;
  try {
    for (let at = 0; at < samples; at += piece) {
      const end = Math.min(samples, at + piece);
      for (let line = lines[next]; line; line = lines[++next]) {
        const placed = toSamples(line.line, rate);
        if (placed.from >= end + AHEAD * rate) break;
        open.add({ ...placed, sound: new Sound(line, rate, place) });
      }
      yield await mixPiece(open, at, end);
    }
  } finally {
    await Promise.all([...open].map(({ sound }) => sound.close()));
  }
}

/** Samples from the beginning of the film. */
interface Placed {
  from: number;
  to: number;
}

interface Heard extends Placed {
  sound: Sound;
}

function toSamples({ start, duration }: TimelineLine, rate: number): Placed {
  const from = Math.round((start * rate) / 1000);
  return { from, to: from + Math.round((duration * rate) / 1000) };
}

async function mixPiece(open: Set<Heard>, at: number, end: number): Promise<Uint8Array> {
  const mixed = new Int32Array(end - at);
  for (const heard of open) {
    const { sound, from, to } = heard;
    const begin = Math.max(from, at);
    const count = Math.min(to, end) - begin;
    if (count > 0) await sound.addTo(mixed, begin - at, count);
    if (to > end) continue;
    open.delete(heard);
    await sound.close();
  }
  const bytes = Buffer.alloc(mixed.length * 2);
  for (const [index, value] of mixed.entries()) {
    bytes.writeInt16LE(Math.min(32_767, Math.max(-32_768, value)), index * 2);
  }
  return bytes;
}

/** A sound as samples, read as far as they are wanted. */
class Sound {
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #line: TimelineLine;
  #rest: Buffer = Buffer.alloc(0);
  /** Read ahead, so that its process starts now. */
  #next: Promise<IteratorResult<Uint8Array>>;

  constructor(sound: SoundOfLine, rate: number, place: SoundPlace) {
    this.#line = sound.line;
    this.#pieces = piecesOf(sound, rate, place)[Symbol.asyncIterator]();
    this.#next = this.#read();
  }

  /** Adds its next samples; where it has ended, silence. */
  async addTo(mixed: Int32Array, at: number, count: number): Promise<void> {
    while (this.#rest.length < count * 2) {
      const { done, value } = await this.#taken();
      if (done) break;
      this.#rest = Buffer.concat([this.#rest, value]);
      this.#next = this.#read();
    }
    const there = Math.min(count, this.#rest.length >> 1);
    for (let index = 0; index < there; index++) {
      mixed[at + index] = (mixed[at + index] ?? 0) + this.#rest.readInt16LE(index * 2);
    }
    this.#rest = this.#rest.subarray(there * 2);
  }

  async close(): Promise<void> {
    await this.#next.catch(() => undefined);
    await this.#pieces.return?.().catch(() => undefined);
  }

  #read(): Promise<IteratorResult<Uint8Array>> {
    const next = this.#pieces.next();
    // It may fail before it is wanted.
    next.catch(() => undefined);
    return next;
  }

  async #taken(): Promise<IteratorResult<Uint8Array>> {
    try {
      return await this.#next;
    } catch (cause) {
      if (!(cause instanceof AppError && cause.code === 'media.ffmpeg_failed')) throw cause;
      throw new AppError(
        'media.unsupported',
        `the sound of ${named(this.#line)}, cannot be read as WAV`,
        { hint: 'Make it again, or store it as WAV.', cause },
      );
    }
  }
}

function piecesOf(
  { path, plain }: SoundOfLine,
  rate: number,
  { ffmpeg, signal }: SoundPlace,
): AsyncIterable<Uint8Array> {
  if (plain?.rate === rate) {
    const { start, end } = plain;
    return end > start ? createReadStream(path, { start, end: end - 1, signal }) : nothing();
  }
  return readFfmpeg(
    ffmpeg,
    [
      ...['-f', 'wav', '-i', `file:${path}`, '-vn'],
      ...['-ar', String(rate), '-ac', '1', '-f', 's16le', 'pipe:1'],
    ],
    { signal },
  );
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
