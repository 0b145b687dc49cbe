import { expect, test } from 'vitest';
import { joined, noise, silence, tone } from '../../../test/media/sound/tones.ts';
import { trimSilence } from './trim-silence.ts';

const RATE = 16_000;

test('leaves what is heard, its inner pauses and a breath around it', () => {
  const heard = joined(tone(300, 0.5, RATE, -10), silence(0.4, RATE), tone(300, 0.5, RATE, -20));
  const hiss = noise(0.3, RATE, -70);
  const trimmed = trimSilence(joined(hiss, heard, hiss, silence(1, RATE)), RATE);
  expect(trimmed.length - heard.length).toBeGreaterThan(0);
  expect(trimmed.length - heard.length).toBeLessThanOrEqual(0.04 * RATE);
});

test('of silence leaves nothing', () => {
  expect(trimSilence(silence(1, RATE), RATE)).toHaveLength(0);
});
