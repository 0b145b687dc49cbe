import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ENCODING, type Studio } from './film-scene.ts';
import { REACH } from './movement-view.ts';
import type { PlannedScene } from './plan-scenes.ts';

/** Counted up when the same inputs are drawn in another way. */
const WAY = 1;

/**
 * A hash of everything that a scene's frames are made from: contents, not names or places in the film.
 *
 * @param encoder which ffmpeg it is: scenes of two cannot be joined
 * @param overlay the subtitles that are burned into it
 */
export async function sceneKey(
  scene: PlannedScene,
  { folder, frame, rate }: Studio,
  encoder: string,
  overlay: string | null,
): Promise<string> {
  const panels = [];
  for (const { panel, frames, lead, tail } of scene.panels) {
    const picture = await hashFile(resolve(folder, panel.picture));
    panels.push({ picture, movement: panel.movement, frames, lead, tail });
  }
  const made = {
    way: WAY,
    encoder,
    encoding: ENCODING,
    reach: REACH,
    frame,
    rate,
    overlay,
    panels,
  };
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
