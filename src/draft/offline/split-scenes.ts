import { arrives } from './arrives.ts';
import type { Beat, SceneBeat } from './beat.ts';
import {
  findPlaceLookedFrom,
  findPlaceShown,
  findPlaces,
  findSiteAtDoor,
  type Place,
} from './find-place.ts';
import { findTimeOfDay, leapsInTime, type TimeOfDay } from './find-time.ts';

export interface DraftScene {
  heading: string;
  beats: SceneBeat[];
}

/** A scene of fewer words is no scene; what would split it only moves it. */
const FEWEST_WORDS = 60;
/** Where both time and place change, a scene may be this short. */
const FEWEST_WORDS_AT_LEAP = 25;
/** Sentences of a scene in which its place is looked for, when no arrival names it. */
const PLACE_ZONE = 40;
/** The same after a break, where the story may go on where it was. */
const PLACE_ZONE_AFTER_BREAK = 3;
/** Sentences at the head of a scene that may show where it is. */
const SHOWN_ZONE = 2;
/** What a scene is headed with when the text names no place: for the writer to replace. */
const UNKNOWN_PLACE = 'UNNAMED PLACE';

/** Where and when the story is, on the way through the chapter. */
export interface Whereabouts {
  site: string | null;
  place: Place | null;
  time: TimeOfDay;
  /** Names of places that the prose has, in lower case. */
  named: ReadonlySet<string>;
  /** Sentences of narration since people went somewhere that was not named. */
  sinceMove: number;
}

/** What may be in sight so soon after a move is where it led. */
const ARRIVED_WITHIN = 2;
const NOWHERE: Whereabouts = {
  site: null,
  place: null,
  time: 'DAY',
  named: new Set(),
  sinceMove: Number.POSITIVE_INFINITY,
};

interface OpenScene extends DraftScene {
  place: Place | null;
  site: string | null;
  time: string;
  words: number;
  speeches: number;
}

/** "Inside, the kitchen was warm": they have gone in. */
const GOES_ON_INSIDE = /^(?:Inside|Outside),? /;
/** Where people are when a scene begins. */
const IS_AT =
  /\b(?:knocked|hammered|rapped|was|were|sat|stood|lay|lived|lodged|seated|standing|sitting|waiting|pacing)\b/;
/** "In the glass room a candle was burning". */
const IS_WITHIN = /^(?:In|At) (?:the|his|her|their|my|our) /;
const WITHIN = /\b(?:into|entered|upstairs|downstairs|stepped|door)\b/;

/**
 * Splits a chapter's beats where the text changes place or time.
 *
 * @param before where and when the chapter before ended, and the names of places that the prose has
 */
export function splitScenes(beats: Beat[], before: Partial<Whereabouts> = {}): DraftScene[] {
  return play(beats, { ...NOWHERE, ...before }).map(({ beats: own, ...open }) => ({
    heading: headingOf(open),
    beats: own,
  }));
}

/** Where and when these beats leave the story. */
export function whereaboutsAfter(beats: Beat[], before: Partial<Whereabouts> = {}): Whereabouts {
  const now = { ...NOWHERE, ...before };
  play(beats, now);
  return now;
}

function play(beats: Beat[], now: Whereabouts): OpenScene[] {
  const isCarried = now.place !== null;
  const scenes: OpenScene[] = [];
  let scene: OpenScene | null = null;
  let broken = false;
  for (const [i, beat] of beats.entries()) {
    if (beat.kind === 'break') {
      broken = true;
      continue;
    }
    const told = beat.kind === 'narration' ? readSentence(beat.sentence, now.named) : null;
    const change = told === null ? null : changeIn(told, now);
    const moves = change !== null && (scene === null || scene.words >= fewestWords(change));
    if (scene === null || moves || (broken && scene.words > 0)) {
      const anew = broken || (isCarried && scene === null);
      scene = openScene(now, change, beats, i, scene, anew);
      scenes.push(scene);
    } else if (change !== null) retarget(scene, now, change);
    broken = false;
    add(scene, beat);
    if (told !== null) follow(now, told);
  }
  return scenes;
}

/** A sentence of narration, with what it tells of people and places. */
interface Told {
  sentence: string;
  arrives: boolean;
  places: readonly Place[];
}

function readSentence(sentence: string, named: ReadonlySet<string>): Told {
  return { sentence, arrives: arrives(sentence), places: findPlaces(sentence, named) };
}

/** What a sentence says of where people are, without a new scene. */
function follow(now: Whereabouts, { sentence, arrives: moves, places }: Told): void {
  const site = findSiteAtDoor(sentence);
  if (site !== null) now.site = site.name;
  now.sinceMove = moves && places.length === 0 ? 0 : now.sinceMove + 1;
}

function fewestWords(change: Change): number {
  const isPlain = change.place !== null && (change.leap || change.stepsIn);
  return isPlain ? FEWEST_WORDS_AT_LEAP : FEWEST_WORDS;
}

function add(scene: OpenScene, beat: SceneBeat): void {
  scene.beats.push(beat);
  const text = beat.kind === 'speech' ? beat.words : beat.sentence;
  scene.words += text.split(' ').length;
  if (beat.kind === 'speech') scene.speeches++;
}

interface Change {
  place: Place | null;
  leap: boolean;
  time: TimeOfDay | null;
  /** From one room to the next, with no time between. */
  within: boolean;
  /** In or out of the door, in so many words. */
  stepsIn: boolean;
}

const NO_CHANGE: Change = { place: null, leap: false, time: null, within: false, stepsIn: false };

/** What a sentence changes; null for nothing. */
function changeIn(told: Told, now: Whereabouts): Change | null {
  const { sentence, arrives: moves, places } = told;
  const leap = leapsInTime(sentence);
  const time = leap ? findTimeOfDay(sentence.slice(0, 80), now.time) : null;
  const within = placeCome(told, now);
  const named = moves ? places.at(-1) : leap ? places[0] : undefined;
  const place = within ?? named ?? null;
  const elsewhere = place !== null && isElsewhere(place, now);
  if (!leap && !elsewhere) return null;
  const isNextRoom =
    elsewhere && ((place.kind === 'room' && WITHIN.test(sentence)) || within !== null);
  const stepsIn = elsewhere && within !== null;
  return { place: elsewhere ? place : null, leap, time, within: isNextRoom, stepsIn };
}

/** The place in which somebody is found who has just gone there. */
function placeCome({ sentence, places }: Told, now: Whereabouts): Place | null {
  const justMoved = now.sinceMove < ARRIVED_WITHIN;
  if (!justMoved && !GOES_ON_INSIDE.test(sentence)) return null;
  const shown = findPlaceShown(sentence)?.place;
  if (shown !== undefined) return shown;
  return justMoved && IS_WITHIN.test(sentence) ? (places[0] ?? null) : null;
}

function isElsewhere(place: Place, now: Whereabouts): boolean {
  if (place.name === now.place?.name) return place.setting !== now.place.setting;
  // Inside a room of a site, the site itself is no news.
  return place.name !== now.site || (place.setting === 'EXT' && now.place?.setting === 'INT');
}

function apply(now: Whereabouts, change: Change): void {
  if (change.time !== null) now.time = change.time;
  const { place } = change;
  if (place === null) return;
  now.place = place;
  if (place.kind === 'site') now.site = place.name;
  else if (place.kind !== 'room') now.site = null;
}

function openScene(
  now: Whereabouts,
  change: Change | null,
  beats: Beat[],
  at: number,
  before: OpenScene | null,
  broken: boolean,
): OpenScene {
  if (change !== null) apply(now, change);
  if (now.place === null || (broken && change?.place == null))
    settle(now, beats, at, change?.time != null);
  else if (before === null && change?.time == null)
    settleTime(now, narrationFrom(beats, at, PLACE_ZONE));
  const samePlace = before !== null && before.place?.name === now.place?.name;
  const explicit = change?.time ?? null;
  const time =
    explicit ??
    (change?.leap && samePlace
      ? 'LATER'
      : change?.within && !broken && before !== null
        ? 'CONTINUOUS'
        : now.time);
  return { heading: '', beats: [], place: now.place, site: now.site, time, words: 0, speeches: 0 };
}

/** Looks for place and time in the sentences that follow, up to the next break. */
function settle(now: Whereabouts, beats: Beat[], at: number, timed: boolean): void {
  const zone = now.place === null ? PLACE_ZONE : PLACE_ZONE_AFTER_BREAK;
  const sentences = narrationFrom(beats, at, zone);
  const shown = firstOf(sentences.slice(0, SHOWN_ZONE), findPlaceShown);
  if (shown?.site != null) apply(now, { ...NO_CHANGE, place: shown.site });
  const here = shown?.place ?? firstOf(sentences, (s) => placeOf(s, now.named));
  // Better any place of the scene than none; but only where none is known yet.
  const any =
    now.place === null ? firstOf(sentences, (s) => findPlaces(s, now.named)[0] ?? null) : null;
  if (!timed) settleTime(now, sentences);
  const place = here ?? any;
  if (place !== null) apply(now, { ...NO_CHANGE, place });
}

function settleTime(now: Whereabouts, sentences: string[]): void {
  now.time = firstOf(sentences, (sentence) => findTimeOfDay(sentence, now.time)) ?? now.time;
}

function placeOf(sentence: string, named: ReadonlySet<string>): Place | null {
  const place = findPlaceLookedFrom(sentence) ?? findPlaces(sentence, named)[0] ?? null;
  if (place === null || arrives(sentence)) return place;
  if (!IS_AT.test(sentence)) return null;
  // Who lives or waits "in Baker Street" does so in a house.
  return place.kind === 'site' ? { ...place, setting: 'INT' } : place;
}

function narrationFrom(beats: Beat[], at: number, most: number): string[] {
  const sentences: string[] = [];
  for (let i = at; i < beats.length && sentences.length < most; i++) {
    const beat = beats[i];
    if (beat === undefined || beat.kind === 'break') break;
    if (beat.kind === 'narration') sentences.push(beat.sentence);
  }
  return sentences;
}

function firstOf<T>(sentences: string[], find: (sentence: string) => T | null): T | null {
  for (const sentence of sentences) {
    const found = find(sentence);
    if (found !== null) return found;
  }
  return null;
}

/** A scene that has hardly begun plays where the next sentence says. */
function retarget(scene: OpenScene, now: Whereabouts, change: Change): void {
  if (scene.speeches > 0) return;
  apply(now, change);
  scene.place = now.place;
  scene.site = now.site;
  if (change.time !== null) scene.time = change.time;
}

function headingOf({ place, site, time }: Omit<OpenScene, 'beats'>): string {
  if (place === null) return `INT. ${UNKNOWN_PLACE} - ${time}`;
  const where = place.kind === 'room' && site !== null ? `${site}, ${place.name}` : place.name;
  return `${place.setting}. ${where} - ${time}`;
}
