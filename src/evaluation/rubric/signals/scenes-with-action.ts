import { atScene } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';

const UNIT = '% of the scenes';

/** A continued scene may open on a line of dialogue; as a habit it leaves the screen black. */
const SCALE: readonly ScalePoint[] = [
  [30, 0],
  [95, 100],
];

export const scenesWithAction: SignalDefinition = {
  name: 'scenes_with_action',
  label: 'Scenes with action',
  weight: 5,
  weak: 'these scenes show nothing; begin each with what we see',
  why: 'A scene that shows nothing is a black screen.',
  strong: 'every scene has something to see',
  measure,
};

/**
 * How many scenes show anything: have at least one paragraph of action. Not measured in a style that
 * tells all narration over the pictures. 0 to 100 %.
 */
function measure({ scenes, actions, style }: Subject): Reading {
  if (style.voice_over === 'all') {
    return notMeasured(UNIT, 'the style tells all narration over the pictures.');
  }
  const shown = new Set(actions.map(({ scene }) => scene));
  const blind = scenes.filter(({ number }) => !shown.has(number));
  const value = percent(scenes.length - blind.length, scenes.length);
  const note = `Scenes with action: ${scenes.length - blind.length} of ${scenes.length}.`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    blind.map((scene) => atScene(scene, 'A scene without action')),
  );
}
