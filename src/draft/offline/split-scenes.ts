import { findTimeOfDay } from '../../prose/words/time-of-day.ts';
import type { Beat, NarrationBeat, SceneBeat } from './beat.ts';
import { chooseBeginnings } from './choose-beginnings.ts';
import { choosePlaces } from './choose-place.ts';
import { findSiteAtDoor, type Place } from './find-place.ts';
import { goesOnLater, leapsInTime } from './find-time.ts';
import { placeScene, setTime } from './place-scene.ts';
import { readTag, readTold, type Told } from './read-told.ts';
import type { Ruled } from './scene-features.ts';
import { type Change, changeIn, ENOUGH, pointsFor, pointsOf } from './scene-signals.ts';
import { goTo, NOWHERE, type Whereabouts } from './whereabouts.ts';

export type { Whereabouts } from './whereabouts.ts';

export interface DraftScene {
  heading: string;
  beats: SceneBeat[];
}

/** What a scene is headed with when the text names no place: for the writer to replace. */
const UNKNOWN_PLACE = 'UNNAMED PLACE';
/** Words of a scene that has hardly begun: it plays where the next sentence says. */
const RETARGETED = 100;
/** The same while nothing has named its place. */
const RETARGETED_UNPLACED = 150;
/** Words of a scene in which its time may still be told. */
const RETIMED = 150;
/** So large a part of the sentences of a story in the first person say I. */
const SAYS_I = 0.15;

interface OpenScene extends DraftScene {
  place: Place | null;
  site: string | null;
  time: string;
  words: number;
  speeches: number;
  /** True when the text names its place where it begins. */
  isPlaced: boolean;
}

/**
 * Splits a chapter's beats where the text changes place or time.
 *
 * @param before where and when the chapter before ended, and the names of places that the prose has
 */
export function splitScenes(beats: Beat[], before: Partial<Whereabouts> = {}): DraftScene[] {
  let headingBefore: string | null = null;
  return play(beats, { ...NOWHERE, ...before }).map((open) => {
    const heading = headingOf(open);
    // What goes on where it was, and no text says when, is later.
    const time = heading === headingBefore ? 'LATER' : open.time;
    headingBefore = heading;
    return { heading: headingOf({ ...open, time: shortly(open, time) }), beats: open.beats };
  });
}

/** MOMENTS LATER where the scene begins with "five minutes later", and no time of day is told. */
function shortly({ beats }: OpenScene, time: string): string {
  const first = beats.find((beat) => beat.kind === 'narration');
  const isOpen = time === 'LATER' || time === 'CONTINUOUS';
  return isOpen && first !== undefined && goesOnLater(first.sentence) ? 'MOMENTS LATER' : time;
}

/** Where and when these beats leave the story: where their last scene is. */
export function whereaboutsAfter(beats: Beat[], before: Partial<Whereabouts> = {}): Whereabouts {
  const now = { ...NOWHERE, ...before };
  const { place, site } = play(beats, now).at(-1) ?? now;
  return { ...now, place, site };
}

/** First by rules alone, then with the beginnings that are chosen by what these found. */
function play(beats: Beat[], now: Whereabouts): OpenScene[] {
  const { ruled } = walk(beats, { ...now }, null);
  const { scenes } = walk(beats, now, chooseBeginnings(beats, ruled));
  choosePlaces(scenes, now.named);
  return scenes;
}

/** What the rules by themselves make of beats. */
export function ruleBeats(beats: Beat[], before: Partial<Whereabouts> = {}): Ruled[] {
  return walk(beats, { ...NOWHERE, ...before }, null).ruled;
}

function walk(
  beats: Beat[],
  now: Whereabouts,
  beginnings: ReadonlySet<number> | null,
): { scenes: OpenScene[]; ruled: Ruled[] } {
  const isCarried = now.place !== null;
  setAside(now, beats);
  const isFirstPerson = isToldByOne(beats);
  const scenes: OpenScene[] = [];
  const ruled: Ruled[] = [];
  let scene: OpenScene | null = null;
  let broken = false;
  let sinceMove = Number.POSITIVE_INFINITY;
  let sinceLeft = Number.POSITIVE_INFINITY;
  let paragraph = -1;
  for (const [i, beat] of beats.entries()) {
    if (beat.kind === 'break') {
      broken = true;
      continue;
    }
    const told = toldBy(beat, now);
    const beginsParagraph = beat.paragraph !== paragraph;
    paragraph = beat.paragraph;
    const words = scene?.words ?? 0;
    const change =
      told === null
        ? null
        : changeIn(told, now, { beginsParagraph, words, sinceMove, sinceLeft, isFirstPerson });
    const moves = beginnings?.has(i) ?? (change !== null && movesBy(change, scene));
    if (change !== null) ruled.push({ at: i, change, moves });
    if (scene === null || moves || (broken && scene.words > 0)) {
      const anew = broken || (isCarried && scene === null);
      const cause = moves && change !== null ? withTime(change, told, now) : null;
      scene = openScene(now, cause, beats, i, scene, anew);
      if (scenes.length === 0) goOnAtAside(scene, now);
      scenes.push(scene);
      if (moves) sinceMove = sinceLeft = Number.POSITIVE_INFINITY;
    } else if (change !== null) {
      retarget(scene, now, change);
      retime(scene, now, change);
    }
    broken = false;
    add(scene, beat);
    if (told === null) continue;
    const site = findSiteAtDoor(told.sentence);
    if (site !== null) now.site = site.name;
    sinceMove = leadsOn(told) ? 0 : sinceMove + 1;
    sinceLeft = leaves(told, isFirstPerson) ? 0 : sinceLeft + 1;
  }
  return { scenes, ruled };
}

function movesBy(change: Change, scene: OpenScene | null): boolean {
  return pointsOf(change.signals) >= ENOUGH && !namesFirst(scene, change);
}

/** Sentences at the head of a chapter that tell whether time has gone by. */
const HEAD = 3;
const TIME_WENT_BY =
  /\b(?:one (?:day|morning|evening|afternoon|night)|last (?:year|spring|summer|autumn|winter)|(?:in|of) the (?:year|spring|summer|autumn|winter|month)|(?:morning|day|week) (?:after|before)|(?:days|weeks|months|years)(?: had)? (?:later|passed|gone|went|after)|1[5-9]\d\d)\b/i;

/** A chapter goes on where the one before ended only for want of another place. */
function setAside(now: Whereabouts, beats: readonly Beat[]): void {
  const { place, site } = now;
  if (place === null) return;
  const isLongAgo = beginsAnew(beats);
  Object.assign(now, { place: null, site: null, aside: { place, site, isLongAgo } });
}

function goOnAtAside(scene: OpenScene, now: Whereabouts): void {
  if (now.place === null && now.aside !== null) {
    const { place, site } = now.aside;
    Object.assign(now, { place, site });
    Object.assign(scene, { place, site });
  }
  now.aside = null;
}

function beginsAnew(beats: readonly Beat[]): boolean {
  const head = beats
    .filter((beat): beat is NarrationBeat => beat.kind === 'narration')
    .slice(0, HEAD);
  return head.some(({ sentence }) => leapsInTime(sentence) || TIME_WENT_BY.test(sentence));
}

function toldBy(beat: SceneBeat, now: Whereabouts): Told | null {
  if (beat.kind === 'narration') return readTold(beat.sentence, now);
  return beat.tag === null ? null : readTag(beat.tag, now);
}

/** Where a scene begins, any word of the time of day tells when. */
function withTime(change: Change, told: Told | null, now: Whereabouts): Change {
  if (change.time !== null || told === null) return change;
  // What they had done may have been at another; "by six they had come" is now.
  if (/\bhad\b/.test(told.sentence) && !/^By\b/.test(told.sentence)) return change;
  return { ...change, time: findTimeOfDay(told.sentence, now.time) };
}

/** A first scene without a place has hardly begun: it plays where people come to. */
function namesFirst(scene: OpenScene | null, { leaps }: Change): boolean {
  return (
    scene !== null &&
    scene.place === null &&
    scene.words < RETARGETED &&
    scene.speeches === 0 &&
    !leaps
  );
}

/** True where people go on to a place that is not named yet. */
function leadsOn({ ways }: Told): boolean {
  return ways.some(({ place, mover, comes }) => place === null && mover !== 'other' && !comes);
}

function leaves({ ways }: Told, isFirstPerson: boolean): boolean {
  return ways.some(
    ({ mover, heads, place }) =>
      heads === 'out' &&
      place === null &&
      (mover === 'teller' || mover === 'several' || (mover === 'one' && !isFirstPerson)),
  );
}

function isToldByOne(beats: readonly Beat[]): boolean {
  const told = beats.filter((beat): beat is NarrationBeat => beat.kind === 'narration');
  const own = told.filter(({ sentence }) => /(?:^|[^\p{L}])I(?![\p{L}])/u.test(sentence));
  return own.length > told.length * SAYS_I;
}

function add(scene: OpenScene, beat: SceneBeat): void {
  scene.beats.push(beat);
  const text = beat.kind === 'speech' ? beat.words : beat.sentence;
  scene.words += text.split(' ').length;
  if (beat.kind === 'speech') scene.speeches++;
}

function openScene(
  now: Whereabouts,
  change: Change | null,
  beats: Beat[],
  at: number,
  before: OpenScene | null,
  broken: boolean,
): OpenScene {
  const from = now.place;
  const isPlaced = placeScene(now, change, beats, at, broken);
  const samePlace = before !== null && from?.name === now.place?.name;
  const isNext = before !== null && !broken && change?.leaps === false && change.time === null;
  const isWithin = isNext && now.place?.kind === 'room' && from?.setting === 'INT';
  const stepsIn = isNext && (change.way !== null || change.signals.includes('shown_elsewhere'));
  const time =
    change?.time ??
    (change?.leaps && samePlace ? 'LATER' : isWithin || stepsIn ? 'CONTINUOUS' : now.time);
  const { place, site } = now;
  return { heading: '', beats: [], place, site, time, words: 0, speeches: 0, isPlaced };
}

/** A scene that has hardly begun plays where the next sentence says. */
function retarget(scene: OpenScene, now: Whereabouts, change: Change): void {
  const most = scene.isPlaced ? RETARGETED : RETARGETED_UNPLACED;
  if (change.place === null || scene.speeches > 0 || scene.words > most) return;
  if (scene.isPlaced && pointsFor(change.signals) < ENOUGH) return;
  goTo(now, change.place);
  scene.isPlaced = true;
  scene.place = now.place;
  scene.site = now.site;
}

/** What a scene tells of its time while it begins. */
function retime(scene: OpenScene, now: Whereabouts, { time, leaps }: Change): void {
  if (time === null || scene.words > RETIMED) return;
  setTime(now, time);
  if (scene.time !== 'LATER' || leaps) scene.time = time;
}

function headingOf({ place, site, time }: Omit<OpenScene, 'beats'>): string {
  if (place === null) return `INT. ${UNKNOWN_PLACE} - ${time}`;
  const where =
    place.kind === 'room' && site !== null && site !== 'HOUSE'
      ? `${site}, ${place.name}`
      : place.name;
  return `${place.setting}. ${where} - ${time}`;
}
