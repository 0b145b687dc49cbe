import type { ElementType, Screenplay } from '../../../screenplay/types.ts';
import { atUnit } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { withStockPhrase } from '../text/stock-phrases.ts';

const UNIT = '% of the action paragraphs and speeches';

/** A phrase that comes back is a motif; a fifth of the script is padding, or a scene twice. */
const SCALE: readonly ScalePoint[] = [
  [0, 100],
  [2, 95],
  [20, 0],
];

const SHOWN: ReadonlySet<ElementType> = new Set([
  'scene_heading',
  'action',
  'character',
  'transition',
]);

export const repetition: SignalDefinition = {
  name: 'repetition',
  label: 'Nothing twice',
  weight: 15,
  holds: true,
  weak: 'these lines stand in the script already; take them out',
  why: 'What is shown or said twice only fills.',
  strong: 'nothing is shown or said twice',
  measure,
};

/**
 * How many paragraphs of action and speeches say word for word what one before them says: a scene
 * that was copied, or moments that only fill. Interjections do not count; a phrase that the script falls back on and the
 * chapter does not have does (`withStockPhrase`), and so does a transition within a scene. 0 to 100 %.
 */
function measure({ units, repeated, chapter, screenplay }: Subject): Reading {
  const idle = idleTransitions(screenplay);
  const all = units.length + repeated.length + idle.length;
  if (all === 0) return notMeasured(UNIT, 'nothing is shown or said.');
  const stock = withStockPhrase(units, chapter);
  const value = percent(repeated.length + stock.length + idle.length, all);
  const note = `Paragraphs and speeches that stand there already: ${repeated.length} of ${all}; with a phrase that comes back: ${stock.length}; transitions within a scene: ${idle.length}.`;
  return reading(value, UNIT, scale(value, SCALE), note, [
    ...repeated.map((unit) => atUnit(unit, 'What stands in the script already')),
    ...stock.map((unit) => atUnit(unit, 'A phrase that the script comes back to')),
    ...(idle.length > 0
      ? [{ about: 'transitions', what: 'Transitions where no scene ends.', lines: idle }]
      : []),
  ]);
}

/** Lines of the transitions behind which the scene goes on. */
function idleTransitions({ elements }: Screenplay): number[] {
  const shown = elements.filter(({ type }) => SHOWN.has(type));
  return shown.flatMap(({ type, line }, at) => {
    const next = shown[at + 1]?.type;
    return type === 'transition' && (next === 'action' || next === 'character') ? [line] : [];
  });
}
