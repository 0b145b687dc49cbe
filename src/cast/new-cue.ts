import { normaliseCue } from './match/cue-names.ts';

/** Words that may stand before any part of a name on a cue. */
const splitWords = (name: string): string[] => normaliseCue(name).split(' ').filter(Boolean);

/**
 * The cue of somebody who is called otherwise now: WILSON becomes WILTON where Jabez Wilson becomes
 * Jabez Wilton. Null for a cue that the old name has no part in, as CLIENT.
 */
export function cueAfterRename(cue: string, from: string, to: string): string | null {
  const cueWords = splitWords(cue);
  const fromWords = splitWords(from);
  const toWords = to.split(/\s+/).filter((word) => word !== '');
  const places = cueWords.map((word) => fromWords.indexOf(word));
  const named = places.findIndex((place) => place !== -1);
  if (named === -1 || places.slice(named).includes(-1)) return null;
  const whole = places.length === fromWords.length || toWords.length !== fromWords.length;
  const words = whole ? toWords : places.slice(named).map((place) => toWords[place] ?? '');
  // A title before the part of the name that is used stays: MR. WILSON.
  const title = whole ? [] : cue.trim().split(/\s+/).slice(0, named);
  return [...title, ...words].join(' ').toUpperCase();
}
