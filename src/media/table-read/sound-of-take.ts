import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../contract/error.ts';
import { SAMPLE_RATE } from '../audio/sound.ts';
import { readWav } from '../audio/wav.ts';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';

const WAV = 'audio/wav';

/**
 * The samples of a take at 16 kHz in one channel, whatever it was recorded as.
 *
 * @param type media type of the content
 * @throws AppError `media.no_ffmpeg`, `media.ffmpeg_failed` for what is no WAV file as we write them
 */
export async function soundOfTake(content: Uint8Array, type: string): Promise<Int16Array> {
  const own = type === WAV ? ownWav(content) : null;
  return own ?? decode(content);
}

function ownWav(content: Uint8Array): Int16Array | null {
  try {
    const { rate, samples } = readWav(content);
    if (rate !== SAMPLE_RATE) return null;
    return Int16Array.from(samples, (sample) => Math.round(sample * 32_768));
  } catch (error) {
    if (error instanceof AppError && error.code === 'media.unsupported') return null;
    throw error;
  }
}

/** By way of a file: some containers are read from their end. */
async function decode(content: Uint8Array): Promise<Int16Array> {
  const folder = await mkdtemp(join(tmpdir(), 'goldenrod-sound-'));
  try {
    const file = join(folder, 'take');
    await writeFile(file, content);
    const output = ['-vn', '-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1', 'pipe:1'];
    const child = spawn(await findFfmpeg(), ['-v', 'error', '-i', file, ...output], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const [samples, said, code] = await Promise.all([
      buffer(child.stdout),
      buffer(child.stderr),
      ended,
    ]);
    if (code !== 0 || samples.length === 0) throw unreadable(said.toString().trim().slice(-500));
    return new Int16Array(samples.buffer, samples.byteOffset, Math.floor(samples.length / 2));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function unreadable(why: string): AppError {
  return new AppError(
    'media.ffmpeg_failed',
    `a recording could not be read: ${why || 'no sound'}`,
    {
      hint: 'Listen to it, and upload it again as WAV, FLAC, MP3 or Opus.',
    },
  );
}
