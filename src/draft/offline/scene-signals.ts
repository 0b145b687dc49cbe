import { SPOTS } from '../../prose/words/place-nouns.ts';
import type { Mover } from './find-motion.ts';
import type { Place } from './find-place.ts';
import type { Told, Way } from './read-told.ts';
import { isElsewhere, type Whereabouts } from './whereabouts.ts';

/**
 * What speaks for a new scene at a sentence, or against it, with its points. They were set by hand, larger
 * ones for surer signals, and four of them then moved a step or two to where the chapters of the open half of
 * bench/draft/marks.ts are split best: points that were fitted with one chapter left out split that one
 * better than those set by hand.
 */
const POINTS = {
  /** The teller, or several, go to another place. */
  goes_elsewhere: 4,
  /** One of the people does, in a story that is told from outside. */
  one_goes_elsewhere: 3,
  /** Somebody else does: a servant, a cart. */
  other_goes_elsewhere: 1,
  /** To a gate or a tree, which lies within the scene. */
  goes_to_spot: 2,
  /** "They sat in the garden." */
  is_elsewhere: 5,
  /** "In the gallery there were portraits." */
  set_elsewhere: 3,
  /** "The lamp room was all glass", when they have just gone somewhere; or "Inside, the kitchen was warm". */
  shown_elsewhere: 3,
  inside: 3,
  /** In at a door, where no place is named; into the room where they are. */
  goes_in: 4,
  comes_in: 1,
  /** Out: the scene may stay with those who are left. */
  goes_out: 1,
  several_go_out: 2,
  stairs: 3,
  home: 3,
  back: 1,
  /** Somebody went out a sentence or two before, or went where no place was named. */
  left_before: 1,
  went_before: 1,
  /** To another time; to other people at the same. */
  leaps: 5,
  meanwhile: 3,
  wakes: 3,
  /** "It was now quite dark", when it was day. */
  new_time: 3,
  paragraph: 1,
  /** The scene has hardly begun. */
  short: -3,
  very_short: -5,
};
export type Signal = keyof typeof POINTS;
/** With so many points a new scene begins. */
export const ENOUGH = 3;

/** A scene of fewer words is hardly one. */
const SHORT = 60;
const VERY_SHORT = 25;
/** So many sentences after a movement that led to no named place what is seen may be where it led. */
const ARRIVED_WITHIN = 2;
const LEFT_WITHIN = 3;

/** What went before a sentence. */
export interface Before {
  beginsParagraph: boolean;
  /** Words of the scene until now. */
  words: number;
  /** Sentences since somebody went where no place was named, or went out. */
  sinceMove: number;
  /** The same since somebody went out. */
  sinceLeft: number;
  /** True where the story is told by one who is in it. */
  isFirstPerson: boolean;
}

export interface Change {
  signals: Signal[];
  place: Place | null;
  /** The movement without a place: into a house, out of it, up its stairs. */
  way: Way | null;
  leaps: boolean;
  time: Told['time'];
}

const INSIDE = /^(?:Inside|Outside)\b/;
const MEANWHILE =
  /^(?:Meanwhile|Meantime|In the meantime|In the meanwhile|At the same (?:time|moment|hour))\b/;

/** What a sentence changes; null where it changes nothing. */
export function changeIn(told: Told, now: Whereabouts, before: Before): Change | null {
  const { leaps, time } = told;
  const { place, signals } = placeIn(told, now, before);
  const headed = waysWithoutPlace(told, before);
  for (const signal of new Set(headed.map((way) => headAs(way, told, now)))) {
    if (signal !== null) signals.push(signal);
  }
  if (leaps) signals.push('leaps');
  else if (time !== null && time !== now.time) signals.push('new_time');
  if (!leaps && WAKES.test(told.sentence)) signals.push('wakes');
  if (before.beginsParagraph && MEANWHILE.test(told.sentence)) signals.push('meanwhile');
  if (signals.length === 0 && !hasJustMoved(before)) return null;
  if (before.sinceLeft < LEFT_WITHIN) signals.push('left_before');
  else if (hasJustMoved(before)) signals.push('went_before');
  if (before.beginsParagraph) signals.push('paragraph');
  if (before.words < VERY_SHORT) signals.push('very_short');
  else if (before.words < SHORT) signals.push('short');
  return { signals, place, way: place === null ? (headed.at(-1) ?? null) : null, leaps, time };
}

function hasJustMoved({ sinceMove, sinceLeft }: Before): boolean {
  return sinceMove < ARRIVED_WITHIN || sinceLeft < LEFT_WITHIN;
}

/** Another place than the one where people were, and what says that they are there: the surest first. */
function placeIn(told: Told, now: Whereabouts, before: Before) {
  const found = (place: Place, ...signals: Signal[]) => ({ place, signals });
  for (const way of [...told.ways].reverse()) {
    if (way.place === null || !leadsElsewhere(way, way.place, now)) continue;
    const isSmall = isSpot(way.place, way.mover);
    return found(way.place, isSmall ? 'goes_to_spot' : goesAs(way.mover, before));
  }
  const { at, set, shown } = told;
  if (at !== null && isElsewhere(at, now))
    return found(at, isSpot(at, 'one') ? 'goes_to_spot' : 'is_elsewhere');
  if (set !== null && isElsewhere(set, now))
    return found(set, isSpot(set, 'one') ? 'goes_to_spot' : 'set_elsewhere');
  if (shown !== null && isShownAnew(shown, now)) {
    if (INSIDE.test(told.sentence)) return found(shown, 'shown_elsewhere', 'inside');
    if (hasJustMoved(before)) return found(shown, 'shown_elsewhere');
  }
  return { place: null, signals: [] as Signal[] };
}

function waysWithoutPlace({ ways }: Told, before: Before): Way[] {
  return ways.filter(
    ({ heads, place, comes, mover }) =>
      heads !== null &&
      place === null &&
      !(comes && heads !== 'home') &&
      goesAs(mover, before) !== 'other_goes_elsewhere',
  );
}

/** Whoever walks up to the house in front of which they are does not go into it. */
function leadsElsewhere({ way }: Way, place: Place, now: Whereabouts): boolean {
  const isHere = place.name === now.place?.name;
  return (
    isElsewhere(place, now) &&
    !(isHere && place.setting === 'INT' && !/\b(?:into|inside|in|entered|within)\b/.test(way))
  );
}

/** "The house was quiet": whose room they are in. */
function isShownAnew(place: Place, now: Whereabouts): boolean {
  return (
    isElsewhere(place, now) &&
    !(place.kind === 'site' && place.setting === 'INT' && now.place?.setting === 'INT')
  );
}

/** A gate or a tree is gone to within a scene. */
function isSpot(place: Place, mover: Mover): boolean {
  if (place.kind === 'site') return false;
  const noun = place.name.toLowerCase().split(/[ -]/).at(-1) ?? '';
  // Who of several goes down the passage goes away.
  return SPOTS.has(noun) || (mover === 'one' && /^(?:passage|corridor)$/.test(noun));
}

function goesAs(mover: Mover, { isFirstPerson }: Before): Signal {
  if (mover === 'teller' || mover === 'several') return 'goes_elsewhere';
  if (mover === 'one' && !isFirstPerson) return 'one_goes_elsewhere';
  return 'other_goes_elsewhere';
}

/** Who wakes has slept. */
const WAKES =
  /^[^;]{0,80}\b(?:(?:[Hh]e|[Ss]he|I|we|they|\p{Lu}\p{L}+) (?:was )?(?:at last |then |suddenly )?(?:awoke|woke|awakened|wakened)|when (?:he|she|I|\p{Lu}\p{L}+) opened (?:his|her|my) eyes)(?!\p{L})/u;
/** "He opened the door and went in", while somebody who only enters may come into the room where they are. */
const OPENS =
  /\b(?:opened|unlocked|unbarred|pushed|thrust|flung|threw)\b[^.;]{0,40}\b(?:door|gate)\b/;

function headAs({ heads, mover }: Way, { sentence }: Told, { place }: Whereabouts): Signal | null {
  if (heads === 'in')
    return place?.setting !== 'INT' || OPENS.test(sentence) || mover === 'teller'
      ? 'goes_in'
      : 'comes_in';
  if (heads === 'out')
    return mover === 'teller' || mover === 'several' ? 'several_go_out' : 'goes_out';
  if (heads === 'stairs') return place?.name === 'STAIRS' ? null : 'stairs';
  return heads;
}

/** What speaks for a change, whatever has gone before in the scene. */
export function pointsFor(signals: readonly Signal[]): number {
  return pointsOf(signals.filter((signal) => POINTS[signal] > 0));
}

export function pointsOf(signals: readonly Signal[]): number {
  return signals.reduce((sum, signal) => sum + POINTS[signal], 0);
}
