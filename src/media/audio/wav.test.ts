import { describe, expect, test } from 'vitest';
import { noise } from '../../../test/media/sound/tones.ts';
import { readWav, toInt16, writeWav } from './wav.ts';

describe('WAV', () => {
  const samples = noise(0.1, 16_000, -12);

  test('is read back as it was written, to half a step of 16 bits', () => {
    const read = readWav(writeWav(toInt16(samples), 16_000));
    expect(read.rate).toBe(16_000);
    expect(read.samples).toHaveLength(samples.length);
    for (const [i, sample] of samples.entries()) {
      expect(Math.abs((read.samples[i] ?? 9) - sample)).toBeLessThanOrEqual(0.51 / 32_768);
    }
  });

  test('cuts off what is beyond 16 bits and does not turn it round', () => {
    expect(toInt16(Float32Array.of(1.5, -1.5, 1, -1))).toEqual(
      Int16Array.of(32_767, -32_768, 32_767, -32_768),
    );
  });

  test('is read past chunks that are not known', () => {
    const written = writeWav(toInt16(samples), 16_000);
    const list = Buffer.from('LIST\x05\0\0\0hello\0', 'latin1');
    const more = Buffer.concat([written.subarray(0, 36), list, written.subarray(36)]);
    expect(readWav(more).samples).toHaveLength(samples.length);
  });

  test('is read to its end where its length is that of a stream', () => {
    const written = writeWav(toInt16(samples), 16_000);
    written.writeUInt32LE(0xffff_ffff, 40);
    expect(readWav(written).samples).toHaveLength(samples.length);
  });

  test.each([
    ['no WAV file', Buffer.from('ID3 and so on, no wave')],
    ['cut off in its head', writeWav(toInt16(samples), 16_000).subarray(0, 30)],
    ['empty', Buffer.alloc(0)],
  ])('is refused where it is %s', (_, bytes) => {
    expect(() => readWav(bytes)).toThrow(expect.objectContaining({ code: 'media.unsupported' }));
  });
});
