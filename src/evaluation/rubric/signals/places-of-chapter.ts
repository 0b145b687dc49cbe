import { contentStems, stem } from '../../../prose/words/stem.ts';
import type { Scene } from '../../../screenplay/types.ts';
import { atScene } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { castWords } from '../text/cast-words.ts';
import { isNamedPlace } from '../text/is-named-place.ts';

const UNIT = '% of the headings';

/** Half of the places may be the writer's own, or anybody's room; all of them are another story. */
const SCALE: readonly ScalePoint[] = [
  [20, 0],
  [100, 100],
];
/** What the chapter cannot tell to be right or wrong. */
const UNCHECKED = 0.5;

export const placesOfChapter: SignalDefinition = {
  name: 'places_of_chapter',
  label: 'Places of the chapter',
  weight: 10,
  weak: 'name a place of the chapter in these headings',
  why: 'A picture of a place that the book does not have is of another story.',
  strong: 'it plays where the chapter plays',
  measure,
};

/**
 * How many headings say their place in words of the chapter and of the cast. One without a word of its own ("ROOM")
 * counts half, and so does the place of the first heading, where the chapter before may have ended; an unnamed place
 * counts nothing. 0 to 100 %.
 */
function measure({ chapter, characters, scenes }: Subject): Reading {
  if (chapter.stems.length === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  if (scenes.length === 0) return notMeasured(UNIT, 'there is no scene heading.');
  const names = new Set([...castWords(characters)].map(stem));
  const first = new Set(contentStems(scenes[0]?.heading.place ?? ''));
  const creditOf = ({ heading: { place } }: Scene): number => {
    if (!isNamedPlace(place)) return 0;
    const words = contentStems(place);
    const strange = words.filter((word) => !chapter.counts.has(word) && !names.has(word));
    if (strange.length === 0) return words.length === 0 ? UNCHECKED : 1;
    return strange.every((word) => first.has(word)) ? UNCHECKED : 0;
  };
  const strange = scenes.filter((scene) => creditOf(scene) === 0);
  const credit = scenes.reduce((sum, scene) => sum + creditOf(scene), 0);
  const value = percent(credit, scenes.length);
  const note = `Headings whose place has other words than the chapter, or none: ${strange.length} of ${scenes.length}.`;
  const places = strange.map((scene) => atScene(scene, 'A place that the chapter does not have'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}
