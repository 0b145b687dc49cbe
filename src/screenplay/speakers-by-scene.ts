import { lines } from './lines.ts';
import type { Screenplay } from './types.ts';

/** Who speaks in a scene, by the cues as they are written. */
export interface SceneSpeaker {
  cue: string;
  /** Number of speeches. */
  lines: number;
}

/** Who speaks in each scene, most lines first; index 0 is what stands before the first scene. */
export function speakersByScene(screenplay: Screenplay): Map<number, SceneSpeaker[]> {
  const counts = new Map<number, Map<string, number>>();
  for (const { scene, cue } of lines(screenplay)) {
    const own = counts.get(scene) ?? new Map<string, number>();
    own.set(cue, (own.get(cue) ?? 0) + 1);
    counts.set(scene, own);
  }
  return new Map(
    [...counts].map(([scene, own]) => [
      scene,
      [...own].map(([cue, count]) => ({ cue, lines: count })).sort((a, b) => b.lines - a.lines),
    ]),
  );
}
