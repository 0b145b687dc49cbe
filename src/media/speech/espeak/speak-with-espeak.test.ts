import { afterEach, describe, expect, test, vi } from 'vitest';
import { measurePitch } from '../../../../test/media/sound/measure-pitch.ts';
import { findProgram } from '../../find-program.ts';
import { speakWithEspeak } from './speak-with-espeak.ts';

const installed = (await findProgram('espeak-ng')) !== null;
const german = { voice: 'de', pitch: 0, rate: 1 };
const TEXT = 'Niemand hatte die Frau im gelben Mantel gesehen.';

afterEach(() => vi.unstubAllEnvs());

test('where espeak-ng is not installed, says what to install', async () => {
  vi.stubEnv('PATH', '/nowhere');
  vi.stubEnv('ESPEAK_PATH', '');
  await expect(speakWithEspeak(TEXT, german)).rejects.toMatchObject({
    code: 'speech.no_engine',
    hint: expect.stringContaining('apt-get install espeak-ng'),
  });
});

test('an ESPEAK_PATH that is no program is named', async () => {
  vi.stubEnv('ESPEAK_PATH', '/nowhere/espeak');
  await expect(speakWithEspeak(TEXT, german)).rejects.toMatchObject({
    code: 'speech.no_engine',
    message: expect.stringContaining('/nowhere/espeak'),
  });
});

test('a voice that would be an option of the command is refused', async () => {
  await expect(speakWithEspeak(TEXT, { ...german, voice: 'de; --path=/' })).rejects.toMatchObject({
    code: 'speech.unknown_voice',
  });
});

// Skipped where espeak-ng is not installed: it is none of the packages.
describe.skipIf(!installed)('espeak-ng', () => {
  test('reads German at 16 kHz, the same each time', async () => {
    const { samples, rate } = await speakWithEspeak(TEXT, german);
    expect(rate).toBe(16_000);
    expect(samples.length / rate).toBeGreaterThan(2);
    expect(samples.length / rate).toBeLessThan(5);
    expect((await speakWithEspeak(TEXT, german)).samples).toEqual(samples);
  });

  test('reads Chinese, which flite cannot', async () => {
    const { samples } = await speakWithEspeak('你好，世界', { ...german, voice: 'cmn' });
    expect(samples.length).toBeGreaterThan(8_000);
  });

  test('speaks higher and faster as it is told', async () => {
    const own = await speakWithEspeak(TEXT, german);
    const other = await speakWithEspeak(TEXT, { ...german, pitch: 6, rate: 1.5 });
    expect(measurePitch(other.samples, 16_000)).toBeGreaterThan(
      1.15 * measurePitch(own.samples, 16_000),
    );
    expect(other.samples.length).toBeLessThan(0.8 * own.samples.length);
  });

  test('tells a voice that it does not have', async () => {
    await expect(speakWithEspeak(TEXT, { ...german, voice: 'xx-nowhere' })).rejects.toMatchObject({
      code: 'speech.unknown_voice',
    });
  });
});
