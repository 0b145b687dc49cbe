import { fold } from '../../../prose/words/fold.ts';
import type { Scene } from '../../../screenplay/types.ts';
import { isNamedPlace } from './is-named-place.ts';

/** Place and time of day of a scene, to compare with those of another. */
export function settingOf({ heading }: Scene): string {
  return fold(`${heading.setting ?? ''}|${heading.place}|${heading.time ?? ''}`);
}

/** Scenes that are one in pieces, as one: each with those behind it that name its place and time again, or none. */
export function joinedScenes(scenes: readonly Scene[]): Scene[][] {
  const joined: Scene[][] = [];
  for (const scene of scenes) {
    const last = joined.at(-1);
    const before = last?.[0];
    const goesOn =
      before !== undefined &&
      (settingOf(scene) === settingOf(before) || !isNamedPlace(scene.heading.place));
    if (goesOn) last?.push(scene);
    else joined.push([scene]);
  }
  return joined;
}
