import { findTimeOfDay, type TimeOfDay } from '../../prose/words/time-of-day.ts';
import { findBeing } from './arrives.ts';
import { findMotions, type Motion } from './find-motion.ts';
import { findPlaceCalled, findPlaceShown, findPlaces, type Place } from './find-place.ts';
import { leapsInTime, tagLeapsInTime, tellsTime } from './find-time.ts';
import { roomOfMeal } from './room-of-meal.ts';
import type { Whereabouts } from './whereabouts.ts';

/** A movement with the place to which it leads. */
export interface Way extends Motion {
  place: Place | null;
}

/** A sentence of narration, with what it tells of people, places and time. */
export interface Told {
  sentence: string;
  ways: readonly Way[];
  /** Where people are said to be. */
  at: Place | null;
  /** Where the sentence begins: "In the vestry a candle was burning". */
  set: Place | null;
  /** The place that the sentence is about. */
  shown: Place | null;
  leaps: boolean;
  /** The time of day that it leaps to, or says it is. */
  time: TimeOfDay | null;
}

const LEAD = 80;
const TIME_LEAD = 120;
/** "In the", "At Longmead", but not "In the morning", which names no place. */
const SETS =
  /^(?:(?:(?:Up|Down|Out|Over|Back) )?(?:[Ii]n|[Aa]t|[Oo]n)|Inside|Outside|Before) (?:the |his |her |their |our |my |a |\p{Lu})/u;

/** "Went to bed", "retired for the night". */
const TO_BED =
  /^(?:went|go|got|gone|retired|withdrew|crept|sent)\b[^.;]{0,20}\b(?:to (?:her |his |my |their )?bed|to rest|for the night|at night)(?!\p{L})/u;

function placeOnWay(
  motion: Motion,
  sentence: string,
  { named, people }: Whereabouts,
): Place | null {
  const { way, heads } = motion;
  if (TO_BED.test(way)) return { name: 'BEDROOM', setting: 'INT', kind: 'room' };
  const place = findPlaces(way, named).at(-1) ?? findPlaceCalled(way, people);
  if (place !== null || heads !== 'stairs') return place;
  // Upstairs one is where the rest of the sentence says: "ran up the stairs, and met him on the landing".
  return findPlaces(sentence.slice(sentence.indexOf(way) + way.length), named)[0] ?? null;
}

/** "On their way home she glanced up": they are out of doors. */
const ON_WAY =
  /^On (?:(?<teller>my|our)|(?<several>their)|the|his|her) way (?:to|home|back|thither|there|down|up|through|across|along|from)(?!\p{L})/u;

function onTheWay(sentence: string): Way[] {
  const match = ON_WAY.exec(sentence);
  if (match === null) return [];
  const { teller, several } = match.groups ?? {};
  const mover = teller !== undefined ? 'teller' : several !== undefined ? 'several' : 'one';
  const place: Place = { name: 'ROAD', setting: 'EXT', kind: 'outside' };
  return [{ mover, heads: null, comes: false, way: match[0], place }];
}

export function readTold(sentence: string, now: Whereabouts): Told {
  const { named } = now;
  const ways = [
    ...findMotions(sentence).map((motion) => ({
      ...motion,
      place: placeOnWay(motion, sentence, now),
    })),
    ...onTheWay(sentence),
  ];
  const leaps = leapsInTime(sentence);
  const isTold = leaps || tellsTime(sentence);
  const being = findBeing(sentence);
  const at =
    (being === null ? null : findPlaces(being, named)[0]) ?? roomOfMeal(sentence, now.place);
  return {
    sentence,
    ways,
    at,
    set: SETS.test(sentence) ? (findPlaces(sentence.slice(0, LEAD), named)[0] ?? null) : null,
    shown: findPlaceShown(sentence)?.place ?? null,
    leaps,
    time: isTold ? findTimeOfDay(sentence.slice(0, TIME_LEAD), now.time) : null,
  };
}

/** What the sentence around a speech tells of time. Null where it leaps nowhere. */
export function readTag(tag: string, { time }: Whereabouts): Told | null {
  if (!tagLeapsInTime(tag)) return null;
  const nowhere = { ways: [], at: null, set: null, shown: null };
  return { sentence: tag, ...nowhere, leaps: true, time: findTimeOfDay(tag, time) };
}
