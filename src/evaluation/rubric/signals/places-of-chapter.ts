import { nameForm } from '../../../cast/match/cue-names.ts';
import { contentStems, stem } from '../../../prose/words/stem.ts';
import type { Scene } from '../../../screenplay/types.ts';
import { atScene } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { isNamedPlace } from '../text/is-named-place.ts';

const UNIT = '% of the headings';

/** Half of the places may be the writer's own, or anybody's room; all of them are another story. */
const SCALE: readonly ScalePoint[] = [
  [20, 0],
  [100, 100],
];
/** "INT. ROOM": right anywhere. */
const ANYWHERE = 0.5;

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
 * How many headings say their place in words of the chapter and of the cast; one without a word of its own ("ROOM")
 * counts half, an unnamed place nothing. 0 to 100 %.
 */
function measure({ chapter, characters, scenes }: Subject): Reading {
  if (chapter.stems.length === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  if (scenes.length === 0) return notMeasured(UNIT, 'there is no scene heading.');
  const names = new Set(
    characters.flatMap(({ name, aliases }) =>
      [name, ...aliases].flatMap((form) => nameForm(form).full.split(' ').map(stem)),
    ),
  );
  const creditOf = ({ heading: { place } }: Scene): number => {
    const words = contentStems(place);
    if (!isNamedPlace(place)) return 0;
    if (words.length === 0) return ANYWHERE;
    return words.every((word) => chapter.counts.has(word) || names.has(word)) ? 1 : 0;
  };
  const strange = scenes.filter((scene) => creditOf(scene) === 0);
  const credit = scenes.reduce((sum, scene) => sum + creditOf(scene), 0);
  const value = percent(credit, scenes.length);
  const note = `Headings whose place has other words than the chapter, or none: ${strange.length} of ${scenes.length}.`;
  const places = strange.map((scene) => atScene(scene, 'A place that the chapter does not have'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}
