import { firstWhere } from '../../../prose/words/first-where.ts';
import { contentStems, stem } from '../../../prose/words/stem.ts';
import type { Scene } from '../../../screenplay/types.ts';
import type { ChapterFacts } from '../chapter-facts.ts';
import { atScene } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';
import { castWords } from '../text/cast-words.ts';
import { isNamedPlace } from '../text/is-named-place.ts';
import { momentsOf, NEAR } from '../text/moments-of.ts';

const UNIT = '% of the headings';

/** Half of the places may be the writer's own, or anybody's room; all of them are another story. */
const SCALE: readonly ScalePoint[] = [
  [20, 0],
  [100, 100],
];
/** What the chapter cannot tell to be right or wrong. */
const UNCHECKED = 0.5;
/** Content words of the chapter before a scene, a page, in which its place may be told. */
const BEFORE = 100;

/** A stretch of the chapter, in content words. */
interface Stretch {
  from: number;
  to: number;
}

export const placesOfChapter: SignalDefinition = {
  name: 'places_of_chapter',
  label: 'Places of the chapter',
  weight: 15,
  weak: 'name a place of the chapter in these headings',
  why: 'A picture of a place that the book does not have is of another story.',
  strong: 'it plays where the chapter plays',
  measure,
};

/**
 * How many headings say their place in words of the chapter and of the cast, where the chapter tells of the scene or
 * shortly before. What it only has elsewhere counts half; so does one without a word of its own ("ROOM"), and the place
 * of the first heading, where the chapter before may have ended; an unnamed place counts nothing. A scene whose
 * place shares a word with that of the one before has at least what that one has. 0 to 100 %.
 */
function measure(subject: Subject): Reading {
  const { chapter, scenes } = subject;
  if (chapter.stems.length === 0)
    return notMeasured(UNIT, 'there is no chapter text to compare with.');
  if (scenes.length === 0) return notMeasured(UNIT, 'there is no scene heading.');
  const credits = creditsOf(subject);
  const strange = scenes.filter((_, at) => credits[at] === 0);
  const value = percent(
    credits.reduce((sum, credit) => sum + credit, 0),
    scenes.length,
  );
  const elsewhere = credits.filter((credit) => credit === UNCHECKED).length;
  const note = `Headings whose place has other words than the chapter, or none: ${strange.length} of ${scenes.length}; that it has elsewhere, or anywhere: ${elsewhere}.`;
  const places = strange.map((scene) => atScene(scene, 'A place that the chapter does not have'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}

function creditsOf({ chapter, characters, scenes, units }: Subject): number[] {
  const names = new Set([...castWords(characters)].map(stem));
  const placeOf = ({ heading: { place } }: Scene): string[] =>
    isNamedPlace(place) ? contentStems(place) : [];
  const [start] = scenes.map(placeOf);
  const stretches = stretchesOf(units, chapter);
  const places = placesByStem(chapter.stems);
  const creditOf = (scene: Scene): number => {
    const words = placeOf(scene);
    const strange = words.filter((word) => !chapter.counts.has(word) && !names.has(word));
    if (strange.length > 0) return strange.every((word) => start?.includes(word)) ? UNCHECKED : 0;
    if (words.length === 0) return isNamedPlace(scene.heading.place) ? UNCHECKED : 0;
    const stretch = stretches.get(scene.number);
    const isTold =
      stretch === undefined || words.some((word) => isToldIn(places.get(word), stretch));
    return isTold ? 1 : UNCHECKED;
  };
  const credits: number[] = [];
  scenes.forEach((scene, at) => {
    const before = scenes[at - 1];
    const stays = before !== undefined && shareWord(placeOf(scene), placeOf(before));
    credits.push(Math.max(creditOf(scene), stays ? (credits[at - 1] ?? 0) : 0));
  });
  return credits;
}

function shareWord(words: readonly string[], others: readonly string[]): boolean {
  return words.some((word) => others.includes(word));
}

/** Where in the chapter each stem stands, ascending. */
function placesByStem(stems: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  stems.forEach((each, at) => {
    const known = places.get(each);
    if (known === undefined) places.set(each, [at]);
    else known.push(at);
  });
  return places;
}

function isToldIn(places: readonly number[] = [], { from, to }: Stretch): boolean {
  const next = places[firstWhere(places, (place) => place >= from - BEFORE)];
  return next !== undefined && next < to + NEAR;
}

/** By scene, from where to where in the chapter its paragraphs and speeches come from. */
function stretchesOf(units: readonly Unit[], { landmarks }: ChapterFacts): Map<number, Stretch> {
  const stretches = new Map<number, Stretch>();
  for (const { scene, stems } of units) {
    for (const place of momentsOf(stems, landmarks)) {
      const { from, to } = stretches.get(scene) ?? { from: place, to: place };
      stretches.set(scene, { from: Math.min(from, place), to: Math.max(to, place) });
    }
  }
  return stretches;
}
