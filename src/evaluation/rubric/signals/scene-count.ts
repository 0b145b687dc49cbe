import { type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { joinedScenes } from '../text/setting-of.ts';

const UNIT = 'pages a scene';

/** Feature scripts average one and a half to two pages a scene; at five nothing moves on. */
const PACE: readonly ScalePoint[] = [
  [2, 100],
  [5, 0],
];
/** A story has a beginning, a middle and an end: three scenes can show that, one seldom does. */
const COUNT: readonly ScalePoint[] = [
  [0, 0],
  [1, 40],
  [2, 70],
  [3, 100],
];

export const sceneCount: SignalDefinition = {
  name: 'scene_count',
  label: 'Scene count and pace',
  weight: 5,
  weak: 'break the story into more scenes: one for each change of place, time or purpose',
  why: 'A story moves by its scenes: at five pages a scene nothing moves on.',
  strong: 'the story moves from scene to scene',
  measure,
};

/**
 * Whether the story moves: pages divided by scenes, and whether there are at least three scenes.
 * Those that only say place and time again are one. The lower of the two scores counts. From 0 upwards.
 */
function measure({ scenes, length, pages }: Subject): Reading {
  const count = joinedScenes(scenes).length;
  const value = count > 0 ? pages.total / count : 0;
  const score = Math.min(scale(count, COUNT), scale(value, PACE));
  const note = `Scenes: ${count}; pages: ${length.pages}.`;
  return reading(value, UNIT, score, note);
}
