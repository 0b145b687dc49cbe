import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { type Encoding, startEncoder } from '../ffmpeg/start-encoder.ts';
import { bytesOf, WAV_HEADER_BYTES, wavHeader } from './wav.ts';

/** A sound file that is being written, piece by piece. */
export interface SoundFile {
  write: (samples: Int16Array) => Promise<void>;
}

export const SOUND_FORMATS = ['wav', 'flac', 'mp3', 'opus'] as const;
export type SoundFormat = (typeof SOUND_FORMATS)[number];

/**
 * Writes a sound file of one channel. It stands under its name when all of it is written; what fails in
 * the middle leaves nothing.
 * @throws AppError media.no_ffmpeg, media.ffmpeg_failed unless it is a WAV file
 */
export async function writeSoundFile(
  path: string,
  { format, rate }: { format: SoundFormat; rate: number },
  write: (file: SoundFile) => Promise<void>,
): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    if (format === 'wav') await writeWavFile(unfinished, rate, write);
    else await encodeFile(unfinished, { encoding: format, rate }, write);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function writeWavFile(
  path: string,
  rate: number,
  write: (file: SoundFile) => Promise<void>,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    let count = 0;
    await file.write(wavHeader(0, rate));
    await write({
      write: async (samples) => {
        count += samples.length;
        await writeAll(file, bytesOf(samples));
      },
    });
    await file.write(wavHeader(count, rate), 0, WAV_HEADER_BYTES, 0);
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

async function encodeFile(
  path: string,
  sound: { encoding: Encoding; rate: number },
  write: (file: SoundFile) => Promise<void>,
): Promise<void> {
  const encoder = await startEncoder(path, sound);
  try {
    await write({ write: (samples) => encoder.write(bytesOf(samples)) });
    await encoder.finish();
  } finally {
    encoder.stop();
  }
}
