import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { millisecondsOf } from '../timeline/frame-rate.ts';
import type { Studio } from './film-scene.ts';
import { mixSound, type Sounds } from './mix-sound.ts';
import type { SceneStore } from './scene-store.ts';
import { type Cue, writeSrt } from './subtitles.ts';

interface Joined {
  store: SceneStore;
  /** Of the film's scenes, in order. */
  keys: readonly string[];
  /** Of all scenes together. */
  frames: number;
  file: string;
  sounds: Sounds;
  /** Subtitles that a player can show, or null. */
  cues: readonly Cue[] | null;
  onFrames(frames: number): void;
}

/** Samples per second of what is written, whatever the sounds have. */
const WRITTEN_RATE = '48000';

/**
 * Joins filmed scenes as they are, with the sound of the whole: one track from beginning to end has no
 * gap between scenes, and is as long as the pictures to the sample.
 */
export async function joinScenes(
  title: string,
  studio: Studio,
  { store, keys, frames, file, sounds, cues, onFrames }: Joined,
): Promise<void> {
  const { ffmpeg, folder, rate, signal } = studio;
  const samples = Math.round((millisecondsOf(frames, rate) * sounds.rate) / 1000);
  await store.withPart('ffconcat', (list) =>
    store.withPart('srt', async (srt) => {
      await writeFile(join(store.folder, list), listOf(keys, store));
      if (cues !== null) await writeFile(join(store.folder, srt), writeSrt(cues));
      await store.writeWhole(resolve(file), 'mp4', (part) =>
        runFfmpeg(
          ffmpeg,
          [
            ...['-f', 'concat', '-i', list],
            ...['-f', 's16le', '-ar', String(sounds.rate), '-ac', '1', '-i', 'pipe:0'],
            ...(cues === null ? [] : ['-f', 'srt', '-i', srt]),
            ...['-map', '0:v', '-map', '1:a', ...(cues === null ? [] : ['-map', '2:s'])],
            ...['-c:v', 'copy', '-c:a', 'aac', '-b:a', '96k', '-ar', WRITTEN_RATE],
            ...['-c:s', 'mov_text', '-metadata', `title=${title}`],
            ...['-fflags', '+bitexact', '-flags:a', '+bitexact', '-movflags', '+faststart'],
            ...['-f', 'mp4', '-y', part],
          ],
          {
            cwd: store.folder,
            signal,
            input: mixSound(sounds, samples, { ffmpeg, folder, signal }),
            onProgress: (milliseconds) =>
              onFrames(Math.min(frames, Math.round(milliseconds / millisecondsOf(1, rate)))),
          },
        ),
      );
    }),
  );
}

function listOf(keys: readonly string[], store: SceneStore): string {
  return ['ffconcat version 1.0', ...keys.map((key) => `file ${store.nameOf(key)}`), ''].join('\n');
}
