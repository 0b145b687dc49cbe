import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLE_RATE, samplesIn } from '../audio/sound.ts';
import { writeSoundFile } from '../audio/sound-file.ts';
import { readWav, toInt16 } from '../audio/wav.ts';

export interface StemLine {
  /** Path of its WAV, relative to the folder. */
  sound: string;
  /** Milliseconds from the beginning of all. */
  start: number;
}

/** Samples of silence that are written at a time. */
const MOST_SILENCE = SAMPLE_RATE * 10;

/**
 * All that one voice says, where it is said, in a file as long as the whole: laid at the beginning it is in place.
 * One line is in memory at a time.
 *
 * @param lines by their beginning
 * @param duration of the whole, in milliseconds
 */
export async function writeStem(
  path: string,
  { folder, lines, duration }: { folder: string; lines: readonly StemLine[]; duration: number },
): Promise<void> {
  await writeSoundFile(path, { format: 'wav', rate: SAMPLE_RATE }, async (file) => {
    let written = 0;
    const silence = async (until: number) => {
      while (written < until) {
        const count = Math.min(until - written, MOST_SILENCE);
        await file.write(new Int16Array(count));
        written += count;
      }
    };
    const end = samplesIn(duration, SAMPLE_RATE);
    for (const { sound, start } of lines) {
      await silence(samplesIn(start, SAMPLE_RATE));
      const samples = toInt16(readWav(await readFile(join(folder, sound))).samples);
      const rest = samples.subarray(0, Math.max(0, end - written));
      await file.write(rest);
      written += rest.length;
    }
    await silence(end);
  });
}
