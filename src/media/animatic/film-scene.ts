import { join, resolve } from 'node:path';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { type FrameRate, millisecondsOf } from '../timeline/frame-rate.ts';
import { type Bitmap, frameBytes } from './draw-frames.ts';
import type { Size } from './frame-size.ts';
import { loadPicture } from './load-picture.ts';
import { REACH } from './movement-view.ts';
import type { PlannedPanel, PlannedScene } from './plan-scenes.ts';
import { type RawFrame, rawVideo } from './raw-video.ts';
import { frameToDraw, type SceneFrame, sceneFrames } from './scene-frames.ts';

/** What is the same for all scenes of a film. */
export interface Studio {
  ffmpeg: string;
  /** Where the timeline's pictures and sounds lie. */
  folder: string;
  frame: Size;
  rate: FrameRate;
  /** Whose turns at the threads are taken. */
  account: string;
  signal: AbortSignal | undefined;
}

/**
 * How a scene is encoded. Measured on moving drawings at 720p: `veryfast` takes half as long again for
 * half the bytes, `ultrafast` as long for three times the bytes. The same number of threads everywhere
 * gives the same bytes everywhere.
 */
export const ENCODING = [
  ...['-c:v', 'libx264', '-preset', 'superfast', '-crf', '21', '-threads', '4'],
  ...['-x264-params', 'colorprim=bt709:transfer=bt709:colormatrix=bt709:fullrange=off'],
  ...['-pix_fmt', 'yuv420p', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
];
/** Seconds between frames that a player can begin at. */
const KEY_EVERY = 4;

/** Frames that are drawn in one go, while those before them are encoded. */
const DRAWN_AT_ONCE = 8;
const drawing = pureWork<typeof import('./draw-frames.ts'), 'drawFrames'>(
  'media/animatic/draw-frames',
  'drawFrames',
);

/**
 * Encodes the pictures of a scene, without its sound, to a file in a working folder.
 *
 * @param overlay a filter that is laid over the frames, or null
 * @param onFrames told how many frames of the scene are done
 */
export async function filmScene(
  scene: PlannedScene,
  studio: Studio,
  {
    work,
    file,
    overlay,
    onFrames,
  }: { work: string; file: string; overlay: string | null; onFrames(frames: number): void },
): Promise<void> {
  const { rate, frame, signal } = studio;
  const filters = [`fps=${rate.frames}/${rate.seconds}`, ...(overlay === null ? [] : [overlay])];
  await runFfmpeg(
    studio.ffmpeg,
    [
      // Nothing is to be found out: looking would hold back seconds of frames.
      ...['-probesize', '32', '-analyzeduration', '0', '-fpsprobesize', '0'],
      ...['-f', 'matroska', '-i', 'pipe:0', '-vf', filters.join(',')],
      ...[...ENCODING, '-g', String(Math.round((KEY_EVERY * rate.frames) / rate.seconds))],
      ...['-frames:v', String(scene.frames), '-f', 'mp4', '-y', `file:${join(work, file)}`],
    ],
    {
      cwd: work,
      signal,
      input: rawVideo(drawnFrames(scene, studio), frame, rate),
      onProgress: (milliseconds) =>
        onFrames(Math.min(scene.frames, Math.round(milliseconds / millisecondsOf(1, rate)))),
    },
  );
}

/** Draws in turn into two places: what is in the one is encoded while the other is drawn. */
async function* drawnFrames(scene: PlannedScene, studio: Studio): AsyncGenerator<RawFrame> {
  const pictures = new Pictures(scene.panels, studio);
  const bytes = frameBytes(studio.frame) * DRAWN_AT_ONCE;
  let here = new SharedArrayBuffer(bytes);
  let there = new SharedArrayBuffer(bytes);
  let drawn: RawFrame[] = [];
  for (const frames of inBatches(sceneFrames(scene))) {
    const next = draw(frames, here, pictures, studio);
    // It may fail while those before it are encoded; then it is thrown below.
    next.catch(() => undefined);
    yield* drawn;
    drawn = await next;
    [here, there] = [there, here];
  }
  yield* drawn;
}

function* inBatches(frames: Iterable<SceneFrame>): Generator<SceneFrame[]> {
  let batch: SceneFrame[] = [];
  for (const frame of frames) {
    batch.push(frame);
    if (batch.length < DRAWN_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function draw(
  frames: SceneFrame[],
  into: SharedArrayBuffer,
  pictures: Pictures,
  { frame, account, signal }: Studio,
): Promise<RawFrame[]> {
  const seen = [...new Set(frames.flatMap(({ under, over }) => [under, over?.seen]))];
  const panels = [...new Set(seen.flatMap((one) => (one ? [one.panel] : [])))];
  const bitmaps = await pictures.take(panels);
  const toDraw = frames.map((one) =>
    frameToDraw(one, (panel) => {
      const index = panels.indexOf(panel);
      return { index, bitmap: bitmaps[index] as Bitmap };
    }),
  );
  await inThread(drawing, [{ ...frame, bitmaps, frames: toDraw, into }], { account, signal });
  const bytes = frameBytes(frame);
  return frames.map(({ at }, index) => ({
    at,
    pixels: new Uint8Array(into, index * bytes, bytes),
  }));
}

/** The pictures of a scene's panels: only those that are seen now, and the one that comes next. */
class Pictures {
  readonly #panels: PlannedPanel[];
  readonly #studio: Studio;
  readonly #loaded = new Map<PlannedPanel, Promise<Bitmap>>();

  constructor(panels: PlannedPanel[], studio: Studio) {
    this.#panels = panels;
    this.#studio = studio;
  }

  /** @param panels in their order, each call no earlier than the one before */
  async take(panels: PlannedPanel[]): Promise<Bitmap[]> {
    const next = this.#panels[this.#panels.indexOf(panels[0] as PlannedPanel) + panels.length];
    for (const panel of this.#loaded.keys()) {
      if (panel !== next && !panels.includes(panel)) this.#loaded.delete(panel);
    }
    const bitmaps = panels.map((panel) => this.#load(panel));
    if (next !== undefined) this.#load(next);
    return Promise.all(bitmaps);
  }

  #load(panel: PlannedPanel): Promise<Bitmap> {
    const known = this.#loaded.get(panel);
    if (known !== undefined) return known;
    const { picture, name, movement } = panel.panel;
    const source = {
      path: resolve(this.#studio.folder, picture),
      whose: `panel ${name}`,
      reach: movement === 'static' ? 1 : REACH,
    };
    const loading = loadPicture(source, this.#studio.frame, this.#studio);
    // It may fail before it is wanted.
    loading.catch(() => undefined);
    this.#loaded.set(panel, loading);
    return loading;
  }
}
