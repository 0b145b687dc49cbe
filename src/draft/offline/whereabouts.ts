import type { TimeOfDay } from '../../prose/words/time-of-day.ts';
import { hasRoof, isTown, type Place } from './find-place.ts';

/** Where and when the story is, on the way through the chapter. */
export interface Whereabouts {
  site: string | null;
  place: Place | null;
  /** Where the chapter before ended, while this one has named no place. */
  aside: { place: Place; site: string | null; isLongAgo: boolean } | null;
  time: TimeOfDay;
  /** False while no text has told the time. */
  isTimed: boolean;
  /** Names of places that the prose has, in lower case. */
  named: ReadonlySet<string>;
  /** Words of the names of people, in lower case: none is a place's. */
  people: ReadonlySet<string>;
  /** Places where the story was, with their sites, the last at the end. */
  past: readonly { place: Place; site: string | null }[];
}

export const NOWHERE: Whereabouts = {
  site: null,
  place: null,
  aside: null,
  time: 'DAY',
  isTimed: false,
  named: new Set(),
  people: new Set(),
  past: [],
};

/** So many places are gone back to. */
const MOST_PAST = 8;

/** A room lies in a house, and in no town: "INT. NEW YORK, BEDROOM" would say that nothing is known of the house. */
function holdsRooms(site: Place): boolean {
  return !isTown(site.name) && (site.setting === 'INT' || hasRoof(site));
}

/** The house that one is in at a place: a room lies in the one that was last come to, what lies outside in none. */
export function siteAt(place: Place, before: string | null): string | null {
  if (place.kind === 'room') return before;
  return place.kind === 'site' && holdsRooms(place) ? place.name : null;
}

/** Goes to a place, and keeps where one comes from. */
export function goTo(now: Whereabouts, place: Place): void {
  if (now.place !== null) {
    now.past = [...now.past, { place: now.place, site: now.site }].slice(-MOST_PAST);
  }
  now.place = place;
  now.site = siteAt(place, now.site);
}

/** Goes back to where the story was: home to the last place under a roof, else to the one before this. */
export function goBack(now: Whereabouts, isHome: boolean): void {
  const there = now.past.findLast(
    ({ place }) => place.name !== now.place?.name && (!isHome || place.setting === 'INT'),
  );
  if (there === undefined) {
    if (isHome) goTo(now, { name: 'HOUSE', setting: 'INT', kind: 'site' });
    return;
  }
  goTo(now, there.place);
  now.site = there.site;
}

export function isElsewhere(place: Place, now: Whereabouts): boolean {
  if (place.name === now.place?.name) return place.setting !== now.place.setting;
  // Inside a room of a site, the site itself is no news.
  return place.name !== now.site || (place.setting === 'EXT' && now.place?.setting === 'INT');
}
