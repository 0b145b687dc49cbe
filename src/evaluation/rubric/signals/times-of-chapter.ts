import { splitSentences } from '../../../prose/sentences/split-sentences.ts';
import { findTimeOfDay, type TimeOfDay } from '../../../prose/words/time-of-day.ts';
import type { Scene } from '../../../screenplay/types.ts';
import { atScene } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject, Unit } from '../subject.ts';

const UNIT = '% of the changes of time';

const SCALE: readonly ScalePoint[] = [
  [0, 0],
  [100, 100],
];
/** Times of day that one word may tell of, in the order of the day. */
const HOURS: Readonly<Record<TimeOfDay, readonly number[]>> = {
  DAWN: [0],
  MORNING: [0, 1],
  DAY: [1, 2, 3],
  AFTERNOON: [2, 3],
  EVENING: [3, 4, 5],
  DUSK: [4],
  NIGHT: [5],
};
const PARTS = 6;
/** Paragraphs and speeches before a scene, and at its beginning, in which its time may be told. */
const BEFORE = 4;
const WITHIN = 8;

export const timesOfChapter: SignalDefinition = {
  name: 'times_of_chapter',
  label: 'Time of day told',
  weight: 10,
  weak: 'let the action tell of the time of day that these headings go over to, or stay with the time before',
  why: 'A scene is lit by its time of day, and that must be the story’s.',
  strong: 'the times of day are the story’s',
  measure,
};

/**
 * How many of the scenes whose heading has another time of day than the one before are told so: a sentence where the
 * scene begins, or of the last ones before it, names such a time. The next part of the day is none other; CONTINUOUS,
 * LATER and what is no time of day stay with the time before. 0 to 100 %.
 */
function measure({ scenes, units, english }: Subject): Reading {
  if (!english)
    return notMeasured(UNIT, 'the action is not in English, whose times of day it knows.');
  const changes = changesOf(scenes);
  if (changes.length === 0) return notMeasured(UNIT, 'the time of day does not change.');
  const told = toldTimes(units);
  const untold = changes.filter(({ scene, time }) =>
    told.get(scene.number)?.every((each) => !isNear(each, time)),
  );
  const value = percent(changes.length - untold.length, changes.length);
  const note = `Scenes at another time of day than the one before: ${changes.length}; of which nothing tells: ${untold.length}.`;
  const places = untold.map(({ scene }) => atScene(scene, 'A time of day of which nothing tells'));
  return reading(value, UNIT, scale(value, SCALE), note, places);
}

function changesOf(scenes: readonly Scene[]): { scene: Scene; time: TimeOfDay }[] {
  let before: TimeOfDay | null = null;
  return scenes.flatMap((scene) => {
    const time = timeOf(scene);
    if (time === null) return [];
    const isChange = before !== null && !isNear(time, before) && !goesOn(before, time);
    before = time;
    return isChange ? [{ scene, time }] : [];
  });
}

function timeOf({ heading: { time } }: Scene): TimeOfDay | null {
  if (time === null) return null;
  return /\bDAY\b/i.test(time) ? 'DAY' : findTimeOfDay(time);
}

/** By the number of a scene, the times of day that are told where it begins, or shortly before. */
function toldTimes(units: readonly Unit[]): Map<number, TimeOfDay[]> {
  const times = units.map(({ text }) =>
    splitSentences(text).flatMap((sentence) => findTimeOfDay(sentence) ?? []),
  );
  const told = new Map<number, TimeOfDay[]>();
  units.forEach(({ scene }, at) => {
    if (told.has(scene)) return;
    const from = Math.max(0, at - BEFORE);
    const near = times.slice(from, at + WITHIN);
    told.set(scene, near.filter((_, by) => (units[from + by]?.scene ?? 0) <= scene).flat());
  });
  return told;
}

function isNear(one: TimeOfDay, other: TimeOfDay): boolean {
  return HOURS[one].some((hour) => HOURS[other].includes(hour));
}

/** From one part of the day to the next nobody needs to be told. */
function goesOn(before: TimeOfDay, time: TimeOfDay): boolean {
  return Math.min(...HOURS[time]) === (Math.max(...HOURS[before]) + 1) % PARTS;
}
