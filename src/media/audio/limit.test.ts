import { describe, expect, test } from 'vitest';
import { ffmpegLoudness } from '../../../test/media/sound/ffmpeg-loudness.ts';
import { joined, noise, tone } from '../../../test/media/sound/tones.ts';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { limit, truePeak } from './limit.ts';
import { toInt16, writeWav } from './wav.ts';

const RATE = 16_000;

describe('limit', () => {
  test('leaves what is below the ceiling as it is', () => {
    const quiet = noise(1, RATE, -6);
    expect(limit(quiet, RATE, -1)).toBe(quiet);
  });

  test('keeps every true peak below the ceiling, from the first sample to the last', () => {
    const loud = joined(noise(0.5, RATE, 12), noise(0.5, RATE, -20), tone(3_900, 0.5, RATE, 9));
    const limited = limit(loud, RATE, -1);
    expect(limited).toHaveLength(loud.length);
    expect(truePeak(loud)).toBeGreaterThan(9);
    expect(truePeak(limited)).toBeLessThanOrEqual(-0.95);
  });

  test('keeps them below it as ffmpeg measures them', async () => {
    const limited = limit(noise(3, RATE, 10), RATE, -1);
    const { truePeak: found } = ffmpegLoudness(
      await findFfmpeg(),
      writeWav(toInt16(limited), RATE),
    );
    expect(found).toBeLessThanOrEqual(-0.7);
  });

  test('sees the peak that lies between two samples', () => {
    // A quarter of the rate, sampled at 45 degrees: no sample is above -3 dB of the tone.
    const between = Float32Array.from({ length: RATE }, (_, i) =>
      Math.sin((Math.PI * i) / 2 + Math.PI / 4),
    );
    expect(Math.max(...between)).toBeLessThan(0.71);
    expect(truePeak(between.subarray(100, -100))).toBeCloseTo(0, 0);
  });

  test('comes back to what it was after a peak, and moves no sample', () => {
    const sound = joined(
      tone(300, 0.2, RATE, -12),
      tone(300, 0.05, RATE, 10),
      tone(300, 2, RATE, -12),
    );
    const limited = limit(sound, RATE, -1);
    expect(limited.subarray(0, 3_000)).toEqual(sound.subarray(0, 3_000));
    const end = sound.length - 8_000;
    for (let i = end; i < sound.length; i += 97) {
      expect(limited[i]).toBeCloseTo(sound[i] ?? 0, 4);
    }
  });
});
