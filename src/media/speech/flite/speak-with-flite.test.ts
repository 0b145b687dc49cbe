import { describe, expect, test } from 'vitest';
import { measurePitch } from '../../../../test/media/sound/measure-pitch.ts';
import { FLITE_VOICES } from './flite-voices.ts';
import { speakWithFlite } from './speak-with-flite.ts';

const plain = { voice: 'slt', pitch: 0, rate: 1 };
const TEXT = 'Nobody on the pier had seen the woman in the yellow coat.';

describe('flite', () => {
  test('gives the same samples for the same text and voice, whatever was read in between', async () => {
    const first = await speakWithFlite(TEXT, plain);
    await speakWithFlite('Something else, and much longer than that.', { ...plain, voice: 'awb' });
    expect(await speakWithFlite(TEXT, plain)).toEqual(first);
  });

  test('reads several texts that are asked for at once, each as if it were alone', async () => {
    const alone = await speakWithFlite(TEXT, plain);
    const texts = ['One.', TEXT, 'Two.', TEXT];
    const read = await Promise.all(texts.map((text) => speakWithFlite(text, plain)));
    expect(read[1]).toEqual(alone);
    expect(read[3]).toEqual(alone);
  });

  for (const voice of Object.keys(FLITE_VOICES)) {
    test(`${voice} speaks five semitones higher at no other pace`, async () => {
      const own = await speakWithFlite(TEXT, { ...plain, voice });
      const high = await speakWithFlite(TEXT, { ...plain, voice, pitch: 5 });
      const ratio = measurePitch(high.samples, high.rate) / measurePitch(own.samples, own.rate);
      expect(12 * Math.log2(ratio)).toBeGreaterThan(4);
      expect(12 * Math.log2(ratio)).toBeLessThan(6);
      expect(high.samples.length / own.samples.length).toBeCloseTo(1, 1);
    });

    test(`${voice} takes half as long at twice its rate, and is no higher`, async () => {
      const own = await speakWithFlite(TEXT, { ...plain, voice });
      const fast = await speakWithFlite(TEXT, { ...plain, voice, rate: 2 });
      expect(fast.samples.length / own.samples.length).toBeCloseTo(0.5, 1);
      const ratio = measurePitch(fast.samples, fast.rate) / measurePitch(own.samples, own.rate);
      expect(ratio).toBeCloseTo(1, 0);
    });
  }

  test('takes a text that says nothing', async () => {
    expect((await speakWithFlite('…', plain)).rate).toBe(16_000);
    expect((await speakWithFlite('', plain)).rate).toBe(16_000);
  });

  test('is not held up by a word without an end, and goes on after one', async () => {
    const before = await speakWithFlite(TEXT, plain);
    for (const hostile of ['9'.repeat(300), '!?'.repeat(150), '$'.repeat(300), 'é'.repeat(300)]) {
      await speakWithFlite(hostile, { ...plain, voice: 'kal16' });
    }
    expect(await speakWithFlite(TEXT, plain)).toEqual(before);
  }, 20_000);

  test('has no voice but its own', async () => {
    await expect(speakWithFlite(TEXT, { ...plain, voice: 'toString' })).rejects.toMatchObject({
      code: 'speech.unknown_voice',
      hint: expect.stringContaining('slt'),
    });
  });
});
