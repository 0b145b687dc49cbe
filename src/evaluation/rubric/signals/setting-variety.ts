import { atScene } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { settingOf } from '../text/setting-of.ts';

const UNIT = '% of the scene changes';

/** Two scenes in one place and time are a cut; where most changes change nothing, it is one scene in pieces. */
const SCALE: readonly ScalePoint[] = [
  [0, 100],
  [60, 0],
];

export const settingVariety: SignalDefinition = {
  name: 'setting_variety',
  label: 'Variety of settings',
  weight: 5,
  weak: 'join these scenes to the one before, or change place or time',
  why: 'Where neither place nor time changes nothing tells two scenes apart.',
  strong: 'places and times of day vary enough',
  measure,
};

/** How many scenes have the place and the time of day of the one before them. 0 to 100 %. */
function measure({ scenes }: Subject): Reading {
  if (scenes.length < 2) return notMeasured(UNIT, 'it takes two scenes to vary.');
  const same = scenes.filter((scene, at) => {
    const before = scenes[at - 1];
    return before !== undefined && settingOf(before) === settingOf(scene);
  });
  const settings = new Set(scenes.map(settingOf)).size;
  const value = percent(same.length, scenes.length - 1);
  const note = `Different settings: ${settings} in ${scenes.length} scenes; scenes in the setting of the one before: ${same.length}.`;
  const places = same.map((scene) =>
    atScene(scene, 'A scene in the place and time of the one before'),
  );
  return reading(value, UNIT, scale(value, SCALE), note, places);
}
