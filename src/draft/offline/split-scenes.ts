import { arrives } from './arrives.ts';
import { findPlaces, type Place } from './find-place.ts';
import { findTimeOfDay, leapsInTime, type TimeOfDay } from './find-time.ts';
import type { Beat } from './read-beats.ts';

export interface DraftScene {
  heading: string;
  beats: Exclude<Beat, { kind: 'break' }>[];
}

/** A scene of fewer words is no scene; what would split it only moves it. */
const FEWEST_WORDS = 90;
/** Sentences of a scene in which its place is looked for, when no arrival names it. */
const PLACE_ZONE = 40;
/** What a scene is headed with when the text names no place: for the writer to replace. */
const UNKNOWN_PLACE = 'UNNAMED PLACE';

/** Where and when the story is, on the way through the chapter. */
interface Now {
  site: string | null;
  place: Place | null;
  time: TimeOfDay;
}

interface OpenScene extends DraftScene {
  place: Place | null;
  site: string | null;
  time: string;
  words: number;
  speeches: number;
}

/** Where people are when a scene begins. */
const IS_AT = /\b(?:was|were|sat|stood|lay|lived|lodged|seated|standing|sitting|waiting|pacing)\b/;
const WITHIN = /\b(?:into|entered|upstairs|downstairs|stepped|door)\b/;

/** Splits a chapter's beats where the text changes place or time. */
export function splitScenes(beats: Beat[]): DraftScene[] {
  const now: Now = { site: null, place: null, time: 'DAY' };
  const scenes: OpenScene[] = [];
  let scene: OpenScene | null = null;
  let broken = false;
  for (const [i, beat] of beats.entries()) {
    if (beat.kind === 'break') {
      broken = true;
      continue;
    }
    const change = beat.kind === 'narration' ? changeIn(beat.sentence, now) : null;
    const moves = change !== null && (scene === null || scene.words >= FEWEST_WORDS);
    if (scene === null || moves || (broken && scene.words > 0)) {
      scene = openScene(now, change, beats, i, scene, broken);
      scenes.push(scene);
    } else if (change !== null) retarget(scene, now, change);
    broken = false;
    add(scene, beat);
  }
  return scenes.map(({ beats: own, ...open }) => ({ heading: headingOf(open), beats: own }));
}

function add(scene: OpenScene, beat: Exclude<Beat, { kind: 'break' }>): void {
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
}

/** What a sentence changes; null for nothing. */
function changeIn(sentence: string, now: Now): Change | null {
  const leap = leapsInTime(sentence);
  const time = leap ? findTimeOfDay(sentence.slice(0, 80)) : null;
  const moves = arrives(sentence);
  const places = moves || leap ? findPlaces(sentence) : [];
  const place = (moves ? places.at(-1) : places[0]) ?? null;
  const elsewhere = place !== null && place.name !== now.place?.name && place.name !== now.site;
  if (!leap && !elsewhere) return null;
  const within = elsewhere && place.kind === 'room' && WITHIN.test(sentence);
  return { place: elsewhere ? place : null, leap, time, within };
}

function apply(now: Now, change: Change): void {
  if (change.time !== null) now.time = change.time;
  const { place } = change;
  if (place === null) return;
  now.place = place;
  if (place.kind === 'site') now.site = place.name;
  else if (place.kind !== 'room') now.site = null;
}

function openScene(
  now: Now,
  change: Change | null,
  beats: Beat[],
  at: number,
  before: OpenScene | null,
  broken: boolean,
): OpenScene {
  if (change !== null) apply(now, change);
  if (now.place === null || (broken && change?.place == null)) settle(now, beats, at);
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
function settle(now: Now, beats: Beat[], at: number): void {
  let seen = 0;
  let time: TimeOfDay | null = null;
  let place: Place | null = null;
  for (let i = at; i < beats.length && seen < PLACE_ZONE; i++) {
    const beat = beats[i];
    if (beat === undefined || beat.kind === 'break') break;
    if (beat.kind === 'speech') continue;
    seen++;
    time ??= findTimeOfDay(beat.sentence);
    const found = findPlaces(beat.sentence);
    if (IS_AT.test(beat.sentence) || arrives(beat.sentence)) place ??= found[0] ?? null;
    if (place !== null && time !== null) break;
  }
  if (time !== null) now.time = time;
  if (place !== null) apply(now, { place, leap: false, time: null, within: false });
}

/** A scene that has hardly begun plays where the next sentence says. */
function retarget(scene: OpenScene, now: Now, change: Change): void {
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
