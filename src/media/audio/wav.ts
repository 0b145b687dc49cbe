import { endianness } from 'node:os';
import { AppError } from '../../contract/error.ts';
import type { Sound } from './sound.ts';

/** Bytes before the samples of the files that are written here. */
export const WAV_HEADER_BYTES = 44;
const BYTES = 2;
const PCM = 1;
const EXTENSIBLE = 0xfffe;
/** As nearly all machines have it. */
const LOWER_FIRST = endianness() === 'LE';

/** The head of a WAV file of one channel and 16 bits, for so many samples. */
export function wavHeader(samples: number, rate: number): Buffer {
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  // A length is 32 bits: of what is longer (18 hours) readers go to the file's end.
  const bytes = Math.min(samples * BYTES, 0xffff_ffff - WAV_HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(WAV_HEADER_BYTES - 8 + bytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(PCM, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * BYTES, 28);
  header.writeUInt16LE(BYTES, 32);
  header.writeUInt16LE(8 * BYTES, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(bytes, 40);
  return header;
}

export function writeWav(samples: Int16Array, rate: number): Buffer {
  return Buffer.concat([wavHeader(samples.length, rate), bytesOf(samples)]);
}

/** The samples as a WAV file holds them: the lower byte first. */
export function bytesOf(samples: Int16Array): Buffer {
  const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  return LOWER_FIRST ? bytes : Buffer.from(bytes).swap16();
}

/** Rounded to 16 bits; what is beyond them is cut off. */
export function toInt16(samples: Float32Array): Int16Array {
  const result = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    result[i] = Math.max(-32_768, Math.min(32_767, Math.round((samples[i] ?? 0) * 32_768)));
  }
  return result;
}

/**
 * Reads a WAV file of 16 bits and one channel, whatever else stands in it. Where its length says
 * nothing, as in a stream that a program writes, it goes on to the end.
 * @throws AppError media.unsupported
 */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE')
    throw unsupported('it is no WAV file');
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const tag = tagAt(view, at);
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag === 'fmt ') rate = readFormat(view, body);
    if (tag === 'data') {
      if (rate === 0) throw unsupported('its format is not told before its samples');
      return { rate, samples: readSamples(view, body, Math.min(length, bytes.length - body)) };
    }
    at = body + length + (length % 2);
  }
  throw unsupported('it has no samples');
}

function readFormat(view: DataView, at: number): number {
  if (at + 16 > view.byteLength) throw unsupported('it ends in its format');
  const format = view.getUint16(at, true);
  const channels = view.getUint16(at + 2, true);
  const bits = view.getUint16(at + 14, true);
  if ((format !== PCM && format !== EXTENSIBLE) || channels !== 1 || bits !== 8 * BYTES) {
    throw unsupported(`it has format ${format}, ${channels} channels and ${bits} bits`);
  }
  return view.getUint32(at + 4, true);
}

function readSamples(view: DataView, at: number, bytes: number): Float32Array {
  const count = Math.floor(bytes / BYTES);
  const samples = new Float32Array(count);
  // A copy, since words must begin at an even place.
  const words = LOWER_FIRST
    ? new Int16Array(view.buffer.slice(view.byteOffset + at, view.byteOffset + at + count * BYTES))
    : Int16Array.from(samples, (_, i) => view.getInt16(at + i * BYTES, true));
  for (let i = 0; i < count; i++) samples[i] = (words[i] ?? 0) / 32_768;
  return samples;
}

function tagAt(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return '';
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

function unsupported(why: string): AppError {
  return new AppError('media.unsupported', `this sound cannot be read: ${why}`, {
    hint: 'A WAV file of one channel and 16 bits is expected.',
  });
}
