import { findTimeOfDay, type TimeOfDay } from '../../prose/words/time-of-day.ts';
import { arrives } from './arrives.ts';
import type { Beat } from './beat.ts';
import { findMotions } from './find-motion.ts';
import {
  findPlaceLookedFrom,
  findPlaceShown,
  findPlaces,
  findRoomCrossed,
  findRoomMentioned,
  isOpenAir,
  type Place,
} from './find-place.ts';
import { leapsInTime, tagLeapsInTime, tellsTime } from './find-time.ts';
import { roomOfMeal } from './room-of-meal.ts';
import type { Change } from './scene-signals.ts';
import { goBack, goTo, type Whereabouts } from './whereabouts.ts';

/** Sentences of a scene in which its place is looked for, when no arrival names it. */
const PLACE_ZONE = 20;
/** The same after a break, where the story may go on where it was. */
const PLACE_ZONE_AFTER_BREAK = 3;
/** The same where people went somewhere that was not named. */
const PLACE_ZONE_AFTER_MOVE = 4;
/** Sentences of which any word of the time of day tells when the scene is. */
const TIME_ZONE = 12;
/** Sentences at the head of a scene that may show where it is. */
const SHOWN_ZONE = 2;
/** Sentences in which what is only mentioned may be where they are. */
const MENTION_ZONE = 12;
/** Towns and countries are talked of more often than they are where people are. */
const FAR = /^(?:\p{L}+|(?:\p{L}+ )?(?:CITY|TOWN|COUNTY))$/u;
const WIDE = /(?:SEA|CITY|TOWN|COUNTRY|VILLAGE|ISLAND|POOL|MOUNTAINS?)$/;
const IN_THOUGHT =
  /\b(?:had been|had gone|would|could|might|should|thought of|spoke of|heard of|to be at|belonged)\b/;
/** Where people are when a scene begins. */
const IS_AT =
  /\b(?:[Ll]ying|[Ll]eaning|[Ll]ounging|leaned|leant|knelt|crouched|began|knocked|hammered|rapped|was|were|sat|stood|lay|lived|lodged|seated|standing|sitting|waiting|pacing)\b/g;
const STANDS_AT =
  /^\p{L}+(?: \p{L}+){0,2} (?:in|at|on|upon|inside|outside|before|by|near|under|within|beside|along)(?!\p{L})/u;
/** So close behind the verb stands the place. */
const CLOSE = 60;

/** Finds where and when a scene plays that begins here, and goes there. True when the text names the place. */
export function placeScene(
  now: Whereabouts,
  change: Change | null,
  beats: readonly Beat[],
  at: number,
  broken: boolean,
): boolean {
  if (change?.time != null) setTime(now, change.time);
  const isFirst = now.place === null;
  if (change?.time == null && (isFirst || broken || !now.isTimed))
    settleTime(now, narrationFrom(beats, at, PLACE_ZONE), isFirst || broken, leapAt(beats[at]));
  if (change?.place != null) {
    goTo(now, change.place);
    return true;
  }
  if (change?.way != null)
    return followWay(now, change, narrationFrom(beats, at, PLACE_ZONE_AFTER_MOVE));
  return settle(now, beats, at);
}

export function setTime(now: Whereabouts, time: TimeOfDay): void {
  now.time = time;
  now.isTimed = true;
}

/** In at a door, out of it or up the stairs: where that leads is told now, or follows from where people were. */
function followWay(now: Whereabouts, change: Change, sentences: string[]): boolean {
  const told = firstOf(sentences, (sentence) => seenAt(sentence, now));
  if (told !== null) {
    goTo(now, told);
    return true;
  }
  if (change.way?.heads === 'home' || change.way?.heads === 'back') {
    goBack(now, change.way.heads === 'home');
  } else {
    const led = ledTo(now, change);
    if (led !== null) goTo(now, led);
  }
  return false;
}

const ROOM_LEFT = /\b(?:room|hall|kitchen|parlour|parlor|study|library|chamber|table|box)\b/;

function ledTo({ place, site }: Whereabouts, { way }: Change): Place | null {
  if (way?.heads === 'stairs') {
    const name = /\bupstairs\b/.test(way.way) ? 'UPSTAIRS ROOM' : 'STAIRS';
    return { name, setting: 'INT', kind: 'room' };
  }
  if (way?.heads === 'in') {
    if (place?.setting !== 'EXT') return { name: 'ROOM', setting: 'INT', kind: 'room' };
    const house = site ?? place.name;
    return { name: isOpenAir(house) ? 'HOUSE' : house, setting: 'INT', kind: 'site' };
  }
  if (way?.heads !== 'out' || place?.setting !== 'INT') return null;
  // Out of a room they are still in the house.
  if (ROOM_LEFT.test(way.way)) return { name: 'PASSAGE', setting: 'INT', kind: 'room' };
  const house = site ?? (place.kind === 'site' ? place.name : 'HOUSE');
  return { name: house, setting: 'EXT', kind: 'outside' };
}

function seenAt(sentence: string, now: Whereabouts): Place | null {
  return findPlaceShown(sentence)?.place ?? placeOf(sentence, now.named);
}

/** Looks for the place in the sentences that follow, up to the next break. */
function settle(now: Whereabouts, beats: readonly Beat[], at: number): boolean {
  const zone = now.place === null ? PLACE_ZONE : PLACE_ZONE_AFTER_BREAK;
  const sentences = narrationFrom(beats, at, zone);
  const shown = firstOf(sentences.slice(0, SHOWN_ZONE), findPlaceShown);
  if (shown?.site != null) goTo(now, shown.site);
  const here =
    shown?.place ??
    firstOf(
      sentences.slice(0, SHOWN_ZONE),
      (s) => placeOf(s, now.named) ?? roomOfMeal(s, now.place),
    ) ??
    firstOf(sentences, (s) => placeOf(s, now.named));
  // Better any place of the scene than none; where one is known, its first sentence alone may name another.
  const isKnown = now.place !== null || now.aside?.isLongAgo === false;
  const place = here ?? mentionedIn(isKnown ? sentences.slice(0, 1) : sentences, now);
  if (place !== null) goTo(now, place);
  return here !== null;
}

function isNear({ kind, name }: Place): boolean {
  return kind !== 'site' ? !WIDE.test(name) : !FAR.test(name);
}

/** A place that the beginning mentions, without going back or away in thought. */
function mentionedIn(sentences: readonly string[], { named }: Whereabouts): Place | null {
  const head = sentences.slice(0, MENTION_ZONE).filter((sentence) => !IN_THOUGHT.test(sentence));
  return (
    firstOf(head, findRoomMentioned) ??
    firstOf(head, (s) => findPlaces(s, named).find(isNear) ?? null)
  );
}

/** What tells who speaks, where it leaps to another time: "cried her aunt next morning". */
function leapAt(beat: Beat | undefined): string | null {
  const tag = beat?.kind === 'speech' ? beat.tag : null;
  return tag !== null && tagLeapsInTime(tag) ? tag : null;
}

/** The time that the sentences tell, or of which they have a word where the story begins anew. */
function settleTime(
  now: Whereabouts,
  sentences: string[],
  isAnew: boolean,
  tag: string | null,
): void {
  const find = (sentence: string) => findTimeOfDay(sentence, now.time);
  const told = sentences.filter((sentence) => leapsInTime(sentence) || tellsTime(sentence));
  const head = isAnew ? sentences.slice(0, TIME_ZONE) : [];
  const near = head.filter((sentence) => !/\bhad\b/.test(sentence));
  const time =
    (tag === null ? null : find(tag)) ??
    firstOf(told, find) ??
    firstOf(near, find) ??
    firstOf(head, find);
  if (time !== null) setTime(now, time);
}

function placeOf(sentence: string, named: ReadonlySet<string>): Place | null {
  const from = findPlaceLookedFrom(sentence);
  if (from !== null) return from;
  if (arrives(sentence)) {
    const come = findPlaces(sentence, named)[0] ?? findRoomCrossed(sentence);
    if (come !== null) return come;
  }
  for (const match of sentence.matchAll(IS_AT)) {
    const rest = sentence.slice(match.index, match.index + CLOSE).split(/[,;]/)[0] ?? '';
    if (!STANDS_AT.test(rest)) continue;
    const place = findPlaces(rest, named)[0];
    // Who lives or waits "in Baker Street" does so in a house.
    if (place !== undefined) return place.kind === 'site' ? { ...place, setting: 'INT' } : place;
  }
  return null;
}

/** The narration from a beat on, up to a break, a leap or where people have gone elsewhere. */
function narrationFrom(beats: readonly Beat[], at: number, most: number): string[] {
  const sentences: string[] = [];
  for (let i = at; i < beats.length && sentences.length < most; i++) {
    const beat = beats[i];
    if (beat === undefined || beat.kind === 'break') break;
    if (beat.kind !== 'narration') continue;
    if (sentences.length > SHOWN_ZONE && endsZone(beat.sentence)) break;
    sentences.push(beat.sentence);
  }
  return sentences;
}

function endsZone(sentence: string): boolean {
  return (
    leapsInTime(sentence) ||
    findMotions(sentence).some(({ mover, way }) => mover !== 'other' && findPlaces(way).length > 0)
  );
}

function firstOf<T>(sentences: string[], find: (sentence: string) => T | null): T | null {
  for (const sentence of sentences) {
    const found = find(sentence);
    if (found !== null) return found;
  }
  return null;
}
