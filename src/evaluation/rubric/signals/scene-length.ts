import { atScene } from '../found-place.ts';
import { percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { joinedScenes } from '../text/setting-of.ts';

const UNIT = '% of the script’s length';

/** Breakdowns count in eighths of a page; under half of one there is a heading and no scene. */
const SHORTEST_PAGES = 1 / 16;
const SCALE: readonly ScalePoint[] = [
  [20, 0],
  [90, 95],
  [100, 100],
];

export const sceneLength: SignalDefinition = {
  name: 'scene_length',
  label: 'Scene length',
  weight: 10,
  weak: 'split scenes over the style’s length, usually four pages, where the question changes, and merge those under an eighth of a page into a neighbour',
  why: 'A scene that goes on for too long loses its question; a very short one is a heading without a scene.',
  strong: 'scenes have a workable length',
  measure,
};

/**
 * How much of the script stands in scenes of a workable length: about an eighth of a page to the style's most,
 * usually four pages, as two to three are the limit that is taught.
 * A scene that goes on for longer loses its question, and headings that only say its place and time again do not end it
 * (`joinedScenes`); a shorter one is a heading without a scene. 0 to 100 %.
 */
function measure({ scenes, pages, style: { scene_pages: longest } }: Subject): Reading {
  const length = (number: number): number => pages.byScene.get(number) ?? 0;
  const long = joinedScenes(scenes)
    .filter((joined) => joined.reduce((sum, { number }) => sum + length(number), 0) > longest)
    .flat();
  // What stands there already makes no scene of a heading.
  const short = scenes.filter(
    ({ number }) => (pages.freshByScene.get(number) ?? 0) < SHORTEST_PAGES,
  );
  const wrong = new Set([...long, ...short]);
  const rightPages = scenes
    .filter((scene) => !wrong.has(scene))
    .reduce((sum, { number }) => sum + length(number), 0);
  const all = scenes.reduce((sum, { number }) => sum + length(number), 0);
  const value = percent(rightPages, all);
  const note = `Scenes over ${longest} pages: ${long.length} of ${scenes.length}; with next to nothing in them: ${short.length}.`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    [...wrong].map((scene) =>
      atScene(
        scene,
        long.includes(scene)
          ? `A scene over ${longest} pages`
          : 'A scene with next to nothing in it',
      ),
    ),
  );
}
