import { describe, expect, test } from 'vitest';
import { measurePitch } from '../../../test/media/sound/measure-pitch.ts';
import { levelOf } from '../../../test/media/sound/tones.ts';
import { truePeak } from '../audio/limit.ts';
import { loudness } from '../audio/loudness-meter.ts';
import { SAMPLE_RATE } from '../audio/sound.ts';
import type { LinePart } from '../lines/script-line.ts';
import { CATALOGUE } from '../speech/catalogue.ts';
import type { Voice } from '../speech/voice.ts';
import { PAUSES } from './pauses.ts';
import { type LineTake, readLines } from './read-line.ts';

const ADA: Voice = { engine: 'flite', voice: 'slt', pitch: 0, rate: 1, style: null };
const WORDS = 'Nobody on the pier had seen the woman in the yellow coat';
const plain = (words: string): LinePart => ({ direction: null, words });

async function read(parts: LinePart[], voice = ADA): Promise<LineTake> {
  const [take] = await readLines([{ parts, voice }]);
  if (take === undefined) throw new Error('nothing was read');
  return take;
}

function floats({ samples }: LineTake): Float32Array {
  return Float32Array.from(samples, (sample) => sample / 32_768);
}

/** The samples of one of its phrases. */
function phrase(take: LineTake, i: number): Float32Array {
  const { start, end } = take.phrases[i] ?? { start: 0, end: 0 };
  return floats(take).subarray((start * SAMPLE_RATE) / 1_000, (end * SAMPLE_RATE) / 1_000);
}

describe('a line that is read', () => {
  test('is the same bytes each time', async () => {
    const parts = [plain(WORDS), { direction: 'whispering', words: 'Nobody.' }];
    expect(await read(parts)).toEqual(await read(parts));
  });

  test('is as loud in one voice as in any other', async () => {
    for (const voice of CATALOGUE) {
      const take = floats(await read([plain(WORDS)], voice));
      expect(Math.abs(loudness(take, SAMPLE_RATE) + 16), voice.id).toBeLessThan(1.6);
      expect(truePeak(take), voice.id).toBeLessThan(-1);
    }
  });

  test('is heard where its phrases say, and silent between them for as long as their marks ask', async () => {
    const take = await read([plain(`${WORDS}. ${WORDS}; nobody.`)]);
    expect(take.phrases).toHaveLength(3);
    const [one, two, three] = take.phrases;
    expect((two?.start ?? 0) - (one?.end ?? 0)).toBe(PAUSES.phrase.sentence);
    expect((three?.start ?? 0) - (two?.end ?? 0)).toBe(PAUSES.phrase.semicolon);
    for (const i of [0, 1, 2]) expect(levelOf(phrase(take, i))).toBeGreaterThan(-30);
    const between = floats(take).subarray((one?.end ?? 0) * 16 + 16, (two?.start ?? 0) * 16 - 16);
    expect(levelOf(between)).toBe(Number.NEGATIVE_INFINITY);
  });

  test('is whispered seven decibels quieter than it is said', async () => {
    const take = await read([plain(WORDS), { direction: 'whispering', words: WORDS }]);
    const [said, whispered] = [0, 1].map((i) => loudness(phrase(take, i), SAMPLE_RATE));
    expect((whispered ?? 0) - (said ?? 0)).toBeCloseTo(-7, 0);
  });

  test('is shouted louder and higher', async () => {
    const take = await read([
      { direction: 'softly', words: WORDS },
      { direction: 'shouting', words: WORDS },
    ]);
    const [soft, loud] = [phrase(take, 0), phrase(take, 1)];
    expect(loudness(loud, SAMPLE_RATE)).toBeGreaterThan(loudness(soft, SAMPLE_RATE) + 4);
    expect(measurePitch(loud, SAMPLE_RATE)).toBeGreaterThan(1.08 * measurePitch(soft, SAMPLE_RATE));
  });

  test('takes less time when it is said quickly', async () => {
    const take = await read([plain(WORDS), { direction: 'quickly', words: WORDS }]);
    expect(phrase(take, 1).length / phrase(take, 0).length).toBeCloseTo(1 / 1.22, 1);
  });

  test('waits for a beat, also for one at its end', async () => {
    const [without, within, after] = [
      await read([plain('Yes.'), plain('No.')]),
      await read([plain('Yes.'), { direction: 'beat', words: 'No.' }]),
      await read([plain('Yes.'), plain('No.'), { direction: 'beat', words: '' }]),
    ];
    const longer = (take: LineTake) => (take.samples.length - without.samples.length) / 16;
    expect(longer(within)).toBeCloseTo(PAUSES.beat, -1);
    expect(longer(after)).toBeCloseTo(PAUSES.beat + PAUSES.part, -1);
  });

  test('is read in the style of its voice', async () => {
    const own = await read([plain(WORDS)]);
    const slow = await read([plain(WORDS)], { ...ADA, style: 'slowly' });
    expect(slow.samples.length).toBeGreaterThan(1.15 * own.samples.length);
  });

  test('is a whole number of milliseconds, and nothing where there is nothing to say', async () => {
    expect((await read([plain(WORDS)])).samples.length % 16).toBe(0);
    expect(await read([plain('…')])).toEqual({ samples: new Int16Array(0), phrases: [] });
  });
});
