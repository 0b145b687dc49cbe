import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ffmpegLoudness } from '../../../test/media/sound/ffmpeg-loudness.ts';
import { levelOf } from '../../../test/media/sound/tones.ts';
import { firstElements } from '../../screenplay/elements/first-elements.ts';
import { loudness } from '../audio/loudness-meter.ts';
import type { Sound } from '../audio/sound.ts';
import type { SoundFormat } from '../audio/sound-file.ts';
import { readWav } from '../audio/wav.ts';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import type { Voice } from '../speech/voice.ts';
import { makeTableRead, type VoicedLine } from './make-table-read.ts';
import { planLines } from './plan-lines.ts';
import type { TableRead } from './write-table-read.ts';

const SCRIPT = `Rain over the town.

INT. CUSTOMS HOUSE - NIGHT

MARA
(whispering)
He told me that a letter is a promise; and then he burned it.

TOM ^
Not tonight, Mara. Not tonight of all nights.

She lays the key on the table.

EXT. QUAY - DAWN

TOM
(shouting)
The boat never waits for us!
`;

const FLITE = { engine: 'flite', pitch: 0, rate: 1, style: null } as const;
const VOICES: Record<string, Voice> = {
  MARA: { ...FLITE, voice: 'slt' },
  TOM: { ...FLITE, voice: 'kal16' },
};
const NARRATOR: Voice = { ...FLITE, voice: 'rms' };

function linesOf(script: string): VoicedLine[] {
  return planLines(script, firstElements(script, 'test'), { narrate: true }).map((line) => ({
    ...line,
    voice: VOICES[line.speaker?.name ?? ''] ?? NARRATOR,
  }));
}

const asker = { account: 'test' };

// The threads run what was built.
describe('a table read', () => {
  const lines = linesOf(SCRIPT);
  let folder: string;
  let read: TableRead;
  let chapter: Sound;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'table-read-'));
    read = await makeTableRead({ lines, folder, format: 'wav', asker });
    chapter = readWav(readFileSync(join(folder, read.chapter.sound)));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  function stretch({ start, duration }: { start: number; duration: number }): Float32Array {
    return chapter.samples.subarray(start * 16, (start + duration) * 16);
  }

  test('has a take of each line in its order, as long as it says', () => {
    expect(read.chapter.lines.map(({ element }) => element)).toEqual(
      lines.map(({ element }) => element),
    );
    for (const { sound, duration } of read.chapter.lines) {
      const take = readWav(readFileSync(join(folder, sound)));
      expect(take.samples.length).toBe(duration * 16);
      expect(levelOf(take.samples)).toBeGreaterThan(-35);
    }
  });

  test('is heard where its lines say and silent between them', () => {
    expect(chapter.samples.length).toBe(read.chapter.duration * 16);
    let end = 0;
    for (const line of read.chapter.lines) {
      expect(levelOf(stretch(line)), line.text).toBeGreaterThan(-35);
      if (line.start > end) {
        expect(levelOf(stretch({ start: end, duration: line.start - end }))).toBe(
          Number.NEGATIVE_INFINITY,
        );
      }
      end = Math.max(end, line.start + line.duration);
    }
  });

  test('has both takes of dual dialogue at the same moment', () => {
    const [mara, tom] = read.chapter.lines.filter(({ character }) => character !== null);
    expect(tom?.start).toBe(mara?.start);
    const alone = readWav(readFileSync(join(folder, mara?.sound ?? ''))).samples;
    const mixed = stretch({ start: mara?.start ?? 0, duration: mara?.duration ?? 0 });
    expect(levelOf(mixed)).toBeGreaterThan(levelOf(alone) + 1);
  });

  test('is at -16 LUFS within 1, the chapter and each scene, and below -1 dBFS, as ffmpeg hears them', async () => {
    const ffmpeg = await findFfmpeg();
    for (const { sound } of [read.chapter, ...read.scenes]) {
      const found = ffmpegLoudness(ffmpeg, join(folder, sound));
      expect(Math.abs(found.integrated + 16), sound).toBeLessThanOrEqual(1);
      expect(found.truePeak, sound).toBeLessThanOrEqual(-1);
    }
    expect(Math.abs(loudness(chapter.samples, chapter.rate) + 16)).toBeLessThanOrEqual(0.5);
  });

  test('has a file of each scene, and of what stands before the first', () => {
    expect(read.scenes.map(({ lines: of }) => of.length)).toEqual([1, 4, 2]);
    expect(read.scenes[0]?.scene).toBeNull();
    for (const { sound, duration } of read.scenes) {
      expect(readWav(readFileSync(join(folder, sound))).samples.length).toBe(duration * 16);
    }
  });

  test('has subtitles with who speaks, and leaves nothing unfinished behind', () => {
    const vtt = readFileSync(join(folder, read.chapter.vtt), 'utf8');
    expect(vtt).toContain('<v MARA>');
    expect(readFileSync(join(folder, read.chapter.srt), 'utf8')).toMatch(/^1\n00:00:00,300 --> /);
    expect(
      readdirSync(folder, { recursive: true }).filter((name) => /part$/.test(String(name))),
    ).toEqual([]);
  });

  test('gives the same bytes each time', async () => {
    const again = mkdtempSync(join(tmpdir(), 'table-read-'));
    await makeTableRead({ lines, folder: again, format: 'wav', asker });
    for (const file of [read.chapter.sound, read.chapter.srt, read.chapter.lines[2]?.sound ?? '']) {
      expect(readFileSync(join(again, file)).equals(readFileSync(join(folder, file)))).toBe(true);
    }
    rmSync(again, { recursive: true });
  }, 120_000);

  test.each<[SoundFormat, string]>([
    ['flac', 'fLaC'],
    ['opus', 'OggS'],
    ['mp3', ''],
  ])(
    'is encoded as %s, as long and as loud',
    async (format, magic) => {
      const encoded = mkdtempSync(join(tmpdir(), 'table-read-'));
      const made = await makeTableRead({
        lines: lines.slice(0, 3),
        folder: encoded,
        format,
        asker,
      });
      const file = join(encoded, made.chapter.sound);
      expect(file).toMatch(new RegExp(`\\.${format}$`));
      expect(readFileSync(file).toString('latin1', 0, magic.length)).toBe(magic);
      const found = ffmpegLoudness(await findFfmpeg(), file);
      expect(Math.abs(found.integrated + 16)).toBeLessThanOrEqual(1);
      rmSync(encoded, { recursive: true });
    },
    60_000,
  );

  test('says which words no voice can say, and leaves no sound', async () => {
    const chinese = linesOf('MARA\n你好。\n');
    const nothing = mkdtempSync(join(tmpdir(), 'table-read-'));
    await expect(
      makeTableRead({ lines: chinese, folder: nothing, format: 'wav', asker }),
    ).rejects.toMatchObject({ code: 'speech.unspeakable' });
    expect(readdirSync(nothing).sort()).toEqual(['takes']);
    rmSync(nothing, { recursive: true });
  });
});
