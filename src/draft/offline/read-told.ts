import { findBeing } from './arrives.ts';
import { findMotions, type Motion } from './find-motion.ts';
import { findPlaceShown, findPlaces, type Place } from './find-place.ts';
import { findTimeOfDay, leapsInTime, type TimeOfDay, tellsTime } from './find-time.ts';
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
const SETS = /^(?:In|At|On|Inside|Outside|Before) (?:the |his |her |their |our |my |a |\p{Lu})/u;

/** Upstairs one is where the rest of the sentence says: "ran up the stairs, and met him on the landing". */
function placeOnWay(
  { way, heads }: Motion,
  sentence: string,
  named: ReadonlySet<string>,
): Place | null {
  const place = findPlaces(way, named).at(-1) ?? null;
  if (place !== null || heads !== 'stairs') return place;
  return findPlaces(sentence.slice(sentence.indexOf(way) + way.length), named)[0] ?? null;
}

export function readTold(sentence: string, now: Whereabouts): Told {
  const { named } = now;
  const ways = findMotions(sentence).map((motion) => ({
    ...motion,
    place: placeOnWay(motion, sentence, named),
  }));
  const leaps = leapsInTime(sentence);
  const isTold = leaps || tellsTime(sentence);
  const being = findBeing(sentence);
  const at = being === null ? null : (findPlaces(being, named)[0] ?? null);
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
