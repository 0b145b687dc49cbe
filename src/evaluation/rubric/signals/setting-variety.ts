import { fold } from '../../../prose/words/fold.ts';
import type { Scene } from '../../../screenplay/types.ts';
import { notMeasured, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = 'scenes in a row in one place and time';

/** Three scenes in one place are a set piece; eight could be one scene, or want a cut away. */
const SCALE: readonly ScalePoint[] = [
  [3, 100],
  [9, 0],
];

export const settingVariety: SignalDefinition = {
  name: 'setting_variety',
  label: 'Variety of settings',
  weight: 5,
  weak: 'these scenes share one place and time; merge them, or move one elsewhere',
  why: 'The picture stands still as long as place and time do.',
  strong: 'settings change often enough',
  measure,
};

/**
 * The longest run of scenes that share place and time of day. The picture stands still while it
 * lasts, and nothing tells the scenes apart. From 1 upwards; a script of one scene has no run.
 */
function measure({ scenes }: Subject): Reading {
  if (scenes.length < 2) return notMeasured(UNIT, 'it takes two scenes to vary.');
  let run: Scene[] = [];
  let longest: Scene[] = [];
  for (const scene of scenes) {
    const before = run.at(-1);
    if (before !== undefined && settingOf(before) === settingOf(scene)) run.push(scene);
    else run = [scene];
    if (run.length > longest.length) longest = run;
  }
  const settings = new Set(scenes.map(settingOf)).size;
  const value = longest.length;
  const note = `Different settings: ${settings} in ${scenes.length} scenes; longest run in one setting: ${value}.`;
  const lines = value > 1 ? longest.map(({ line }) => line) : [];
  return reading(value, UNIT, scale(value, SCALE), note, lines);
}

function settingOf({ heading }: Scene): string {
  return fold(`${heading.setting ?? ''}|${heading.place}|${heading.time ?? ''}`);
}
