import { expect, test } from 'vitest';
import { loudness } from '../audio/loudness-meter.ts';
import { SAMPLE_RATE } from '../audio/sound.ts';
import { finishLine } from './finish-line.ts';
import { silence } from './read-line.ts';

const tone = (level: number) =>
  Float32Array.from(
    { length: SAMPLE_RATE },
    (_, i) => level * Math.sin((2 * Math.PI * 300 * i) / SAMPLE_RATE),
  );
const loudnessOf = (level: number) => {
  const { samples } = finishLine([{ words: 'It will.', samples: tone(level), gain: 0 }]);
  return loudness(
    Float32Array.from(samples, (sample) => sample / 32_768),
    SAMPLE_RATE,
  );
};

test('what a provider spoke comes out as loud as all else, however loud it was', () => {
  expect(loudnessOf(0.02)).toBeCloseTo(loudnessOf(0.6), 0);
});

test('pieces follow each other with their pauses, and are told with their times', () => {
  const said = { samples: tone(0.1), gain: 0 };
  const { phrases } = finishLine([
    { ...said, words: 'It will.' },
    silence(500),
    { ...said, words: 'It must.' },
  ]);
  expect(phrases).toEqual([
    { words: 'It will.', start: 0, end: 1_000 },
    { words: 'It must.', start: 1_500, end: 2_500 },
  ]);
});
