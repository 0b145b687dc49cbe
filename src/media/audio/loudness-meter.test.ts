import { describe, expect, test } from 'vitest';
import { ffmpegLoudness } from '../../../test/media/sound/ffmpeg-loudness.ts';
import { joined, noise, silence, tone } from '../../../test/media/sound/tones.ts';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { LoudnessMeter, loudness } from './loudness-meter.ts';
import { toInt16, writeWav } from './wav.ts';

describe('loudness', () => {
  test('of a tone of 997 Hz at full scale is -3.01 LUFS, as the standard says', () => {
    expect(loudness(tone(997, 5, 48_000, 0), 48_000)).toBeCloseTo(-3.01, 1);
  });

  test('of silence is minus infinity', () => {
    expect(loudness(silence(2, 16_000), 16_000)).toBe(Number.NEGATIVE_INFINITY);
    expect(loudness(new Float32Array(0), 16_000)).toBe(Number.NEGATIVE_INFINITY);
  });

  test('does not count the pauses between what is said', () => {
    const said = noise(3, 16_000, -20);
    const paused = joined(said, silence(6, 16_000), said);
    expect(loudness(paused, 16_000)).toBeCloseTo(loudness(said, 16_000), 0);
  });

  test('of what is shorter than a block is that of the same sound gone on with', () => {
    expect(loudness(tone(500, 0.2, 16_000), 16_000)).toBeCloseTo(
      loudness(tone(500, 2, 16_000), 16_000),
      0,
    );
  });

  test('is the same however the samples come', () => {
    const samples = joined(noise(1.3, 16_000, -10), tone(200, 1.1, 16_000, -30));
    const meter = new LoudnessMeter(16_000);
    for (let at = 0; at < samples.length; at += 777) meter.add(samples.slice(at, at + 777));
    expect(meter.integrated()).toBe(loudness(samples, 16_000));
  });

  for (const rate of [16_000, 22_050, 44_100, 48_000]) {
    const signals = {
      'a low tone': tone(60, 6, rate, -18),
      'a high tone': tone(4_000, 6, rate, -24),
      'noise with loud, quiet and silent stretches': joined(
        noise(3, rate, -8),
        noise(4, rate, -30),
        silence(3, rate),
        noise(3, rate, -14),
      ),
    };
    for (const [name, samples] of Object.entries(signals)) {
      test(`of ${name} at ${rate} Hz is within 0.1 LU of what ffmpeg measures`, async () => {
        const { integrated } = ffmpegLoudness(await findFfmpeg(), writeWav(toInt16(samples), rate));
        expect(Math.abs(loudness(samples, rate) - integrated)).toBeLessThanOrEqual(0.1);
      });
    }
  }
});
