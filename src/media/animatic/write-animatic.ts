import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AnimaticSize, Aspect, SUBTITLES } from '../../contract/production.ts';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { readFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { frameRateOf, millisecondsOf } from '../timeline/frame-rate.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { filmScene, type Studio } from './film-scene.ts';
import { frameSize } from './frame-size.ts';
import { joinScenes } from './join-scenes.ts';
import { readPngSize } from './load-picture.ts';
import { openSounds } from './mix-sound.ts';
import { type PlannedScene, planScenes } from './plan-scenes.ts';
import { sceneKey } from './scene-key.ts';
import { SceneStore } from './scene-store.ts';
import { burning, type Cue, cuesOf, cuesWithin, writeAss } from './subtitles.ts';

export interface AnimaticOptions {
  /** Where the pictures and sounds of the timeline lie. */
  folder: string;
  /** The MP4 that is written; one that is there is replaced when the new one is whole. */
  file: string;
  size: AnimaticSize;
  aspect: Aspect;
  /** Frames per second: 23.976, 24, 25, 29.97, 30. */
  frameRate: number;
  subtitles: (typeof SUBTITLES)[number];
  /** Milliseconds of each cut within a scene; 0 for plain cuts. */
  crossFade: number;
  /** Whose turns at the threads are taken. */
  account: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: AnimaticProgress) => void) | undefined;
}

export interface AnimaticProgress {
  /** 0 to 1. */
  progress: number;
  /** For people: what is being done. */
  step: string;
}

export interface Animatic {
  file: string;
  frames: number;
  /** Milliseconds. */
  duration: number;
  scenes: number;
  /** Of these, how many were there from an earlier run. */
  reused: number;
}

/** How much of the work is the pictures; the rest is the sound and the joining. */
const PICTURES = 0.95;

/**
 * Writes a timeline as MP4: H.264 and AAC, as long as the timeline to the frame. Scenes are filmed one
 * by one and kept in a folder beside the file (`.NAME.scenes`), so that a run which was stopped goes on
 * where it was, and the next makes only what has changed.
 *
 * @throws AppError invalid, file.unreadable, media.unsupported, media.too_large, media.no_ffmpeg,
 * media.ffmpeg_failed; whatever is thrown, an older file stays as it was
 */
export async function writeAnimatic(
  timeline: Timeline,
  options: AnimaticOptions,
): Promise<Animatic> {
  const { file, subtitles, signal, onProgress } = options;
  const rate = frameRateOf(options.frameRate);
  const scenes = planScenes(timeline, rate, options.crossFade);
  // What cannot be read is told before an hour of work, not after it.
  for (const { picture, name } of timeline.panels) {
    await readPngSize(resolve(options.folder, picture), `panel ${name}`);
  }
  const sounds = await openSounds(timeline.lines, options.folder);
  const studio: Studio = {
    ffmpeg: await findFfmpeg(),
    folder: options.folder,
    frame: frameSize(options.size, options.aspect),
    rate,
    account: options.account,
    signal,
  };
  const frames = scenes.reduce((sum, scene) => sum + scene.frames, 0);
  const report = (progress: number, step: string) => onProgress?.({ progress, step });
  const store = await SceneStore.open(file);
  const cues = cuesOf(timeline.lines);
  const { keys, reused } = await filmScenes(scenes, studio, {
    store,
    cues: subtitles === 'burned' ? cues : null,
    onFrames: (done, step) => report((PICTURES * done) / frames, step),
  });
  const joining = 'joining the scenes';
  await joinScenes(timeline.title, studio, {
    store,
    keys,
    frames,
    file,
    sounds,
    cues: subtitles === 'muxed' ? cues : null,
    onFrames: (done) => report(PICTURES + ((1 - PICTURES) * done) / frames, joining),
  });
  await store.keepOnly(keys);
  report(1, joining);
  return { file, frames, duration: millisecondsOf(frames, rate), scenes: scenes.length, reused };
}

interface Filming {
  store: SceneStore;
  /** What is burned in, or null. */
  cues: readonly Cue[] | null;
  /** Told how many frames of the film are done. */
  onFrames(frames: number, step: string): void;
}

async function filmScenes(
  scenes: readonly PlannedScene[],
  studio: Studio,
  { store, cues, onFrames }: Filming,
): Promise<{ keys: string[]; reused: number }> {
  const encoder = await versionOf(studio);
  const keys: string[] = [];
  let reused = 0;
  for (const scene of scenes) {
    const overlay = cues && subtitlesOf(scene, cues, studio);
    const key = await sceneKey(scene, studio, encoder, overlay);
    const step = `filming scene ${scene.number}`;
    keys.push(key);
    onFrames(scene.first, step);
    if (store.has(key)) reused++;
    else
      await film(scene, studio, {
        key,
        store,
        overlay,
        onFrames: (done) => onFrames(scene.first + done, step),
      });
  }
  return { keys, reused };
}

/** The subtitles that are burned into a scene, as a file's content; null where nothing is said. */
function subtitlesOf(
  { first, frames }: PlannedScene,
  cues: readonly Cue[],
  { rate, frame }: Studio,
): string | null {
  const start = Math.round(millisecondsOf(first, rate));
  const said = cuesWithin(cues, start, Math.round(millisecondsOf(first + frames, rate)));
  return said.length === 0 ? null : writeAss(said, frame);
}

async function film(
  scene: PlannedScene,
  studio: Studio,
  {
    key,
    store,
    overlay,
    onFrames,
  }: { key: string; store: SceneStore; overlay: string | null; onFrames(frames: number): void },
): Promise<void> {
  await store.withPart('ass', async (ass) => {
    if (overlay !== null) await writeFile(join(store.folder, ass), overlay);
    await store.keep(key, (file) =>
      filmScene(scene, studio, {
        work: store.folder,
        file,
        overlay: overlay === null ? null : burning(ass),
        onFrames,
      }),
    );
  });
}

async function versionOf({ ffmpeg, signal }: Studio): Promise<string> {
  let said = '';
  for await (const piece of readFfmpeg(ffmpeg, ['-version'], { signal })) {
    said += Buffer.from(piece).toString();
  }
  return said.split('\n')[0] ?? '';
}
