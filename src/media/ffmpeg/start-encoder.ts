import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { AppError } from '../../contract/error.ts';
import { findFfmpeg } from './find-ffmpeg.ts';

export type Encoding = 'flac' | 'mp3' | 'opus';

/** How each is written: what speech needs, and in which container. */
const ENCODERS: Record<Encoding, string[]> = {
  flac: ['-c:a', 'flac', '-f', 'flac'],
  mp3: ['-c:a', 'libmp3lame', '-b:a', '64k', '-f', 'mp3'],
  opus: ['-c:a', 'libopus', '-b:a', '40k', '-f', 'opus'],
};

export interface Encoder {
  /** Samples of 16 bits; comes back when it takes more. */
  write: (bytes: Buffer) => Promise<void>;
  /** Ends the sound and waits for the file. */
  finish: () => Promise<void>;
  /** Ends it where it is; nothing where it is finished. */
  stop: () => void;
}

/**
 * Starts an ffmpeg that encodes samples of one channel into a file. The same samples give the same bytes.
 * @throws AppError media.no_ffmpeg; writing and finishing: media.ffmpeg_failed
 */
export async function startEncoder(
  path: string,
  { encoding, rate }: { encoding: Encoding; rate: number },
): Promise<Encoder> {
  const input = ['-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', 'pipe:0'];
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const args = ['-v', 'error', '-y', ...input, ...exact, ...ENCODERS[encoding], path];
  const child = spawn(await findFfmpeg(), args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data.toString()).slice(-1_000);
  });
  // It may end before it has read all: `ended` tells why.
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', (error) => reject(failed(error.message)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(failed(said.trim()))));
  });
  ended.catch(() => {});
  return {
    write: async (bytes) => {
      if (!child.stdin.write(bytes)) await Promise.race([once(child.stdin, 'drain'), ended]);
    },
    finish: async () => {
      child.stdin.end();
      await ended;
    },
    stop: () => {
      if (child.exitCode === null) child.kill();
    },
  };
}

function failed(why: string): AppError {
  return new AppError(
    'media.ffmpeg_failed',
    `ffmpeg could not encode it: ${why || 'it was ended'}`,
    {
      hint: 'Where it knows no such encoder, set FFMPEG_PATH to one that does, or take WAV.',
    },
  );
}
