import { expect, test } from 'vitest';
import { measurePitch } from '../../../test/media/sound/measure-pitch.ts';
import { levelOf, tone } from '../../../test/media/sound/tones.ts';
import { resample } from './resample.ts';

const RATE = 16_000;

test('a sound read 1.25 times as fast is that much higher and shorter', () => {
  const faster = resample(tone(160, 1, RATE), 1.25);
  expect(faster).toHaveLength(RATE / 1.25);
  expect(measurePitch(faster, RATE)).toBeCloseTo(200, -1);
});

test('a tone keeps its level and its pitch when its rate is changed', () => {
  const at22k = tone(300, 1, 22_050, -12);
  const at16k = resample(at22k, 22_050 / RATE);
  expect(measurePitch(at16k, RATE)).toBeCloseTo(300, -1);
  expect(levelOf(at16k.subarray(100, -100))).toBeCloseTo(levelOf(at22k), 1);
});

test('what the new rate cannot hold is taken out, not folded down', () => {
  const tooHigh = resample(tone(10_000, 1, 22_050, -12), 22_050 / RATE);
  expect(levelOf(tooHigh.subarray(100, -100))).toBeLessThan(-50);
});
