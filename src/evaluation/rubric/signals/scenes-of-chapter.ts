import { pairsOf } from '../chapter-facts.ts';
import { atScene } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';

const UNIT = '% of the scenes';

/** Pairs of neighbouring content words; a scene with fewer may be new and no harm. */
const FEWEST_PAIRS = 15;
/** Of a scene's pairs those that the chapter has exactly once: names and phrases are in every chapter. */
const PAIR_SHARE = 0.05;

/** A scene may be invented to join two others; three in ten are another story. */
const SCALE: readonly ScalePoint[] = [
  [70, 0],
  [100, 100],
];

export const scenesOfChapter: SignalDefinition = {
  name: 'scenes_of_chapter',
  label: 'Scenes of this chapter',
  weight: 10,
  holds: true,
  weak: 'these scenes leave no trace of the chapter: take them out, or bring it in',
  why: 'A scene without a trace of the chapter is of another story.',
  strong: 'every scene is of this chapter',
  measure,
};

/**
 * How many scenes have something of the chapter: one in twenty of their
 * pairs of neighbouring content words. A scene of another chapter of the same book has its people and
 * its common words, and hardly a pair. 0 to 100 %.
 */
function measure({ chapter, units, scenes }: Subject): Reading {
  if (chapter.stems.length === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  const pairs = pairsByScene(units);
  const foreign = scenes.filter(({ number }) =>
    isForeign(pairs.get(number) ?? [], chapter.landmarks),
  );
  const value = percent(scenes.length - foreign.length, scenes.length);
  const note = `Scenes without a trace of the chapter: ${foreign.length} of ${scenes.length}.`;
  return reading(
    value,
    UNIT,
    scale(value, SCALE),
    note,
    foreign.map((scene) => atScene(scene, 'A scene without a trace of the chapter')),
  );
}

function pairsByScene(units: readonly Unit[]): Map<number, string[]> {
  const pairs = new Map<number, string[]>();
  for (const { scene, stems } of units) {
    const own = pairs.get(scene) ?? [];
    for (const pair of pairsOf(stems)) own.push(pair);
    pairs.set(scene, own);
  }
  return pairs;
}

function isForeign(own: readonly string[], landmarks: ReadonlyMap<string, number>): boolean {
  if (own.length < FEWEST_PAIRS) return false;
  return own.filter((pair) => landmarks.has(pair)).length < own.length * PAIR_SHARE;
}
